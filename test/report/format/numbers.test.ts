import { expect, test } from 'vitest';
import {
  bar,
  counted,
  fraction,
  listed,
  percent,
  percentTenths,
} from '../../../src/report/format/numbers.ts';
import { firstOf } from '../../../src/report/format/objects.ts';
import { ageSince, dateTime } from '../../../src/report/format/times.ts';
import { paragraph } from '../../../src/report/markdown/blocks.ts';
import { markdown } from '../../../src/report/markdown/serialize.ts';

test.each([
  [163, 177, '92 %'],
  [999, 1000, '99 %'],
  [1, 1000, '1 %'],
  [0, 7, '0 %'],
  [7, 7, '100 %'],
  [0, 0, '0 %'],
])('%i of %i is %s', (part, whole, text) => {
  expect(percent(part, whole)).toBe(text);
  expect(fraction(part, whole)).toBe(`${part}/${whole} (${text})`);
});

test.each([
  [2.975, '3.0 %'],
  [34.84, '34.8 %'],
  [0.05, '0.1 %'],
])('%d in tenths is %s', (value, text) => {
  expect(percentTenths(value)).toBe(text);
});

test.each([
  [1, 'pod', '1 pod'],
  [0, 'pod', '0 pods'],
  [2, 'class', '2 classes'],
  [2, 'policy', '2 policies'],
  [2, 'day', '2 days'],
  [2, 'Ingress', '2 Ingresses'],
])('%i %s: %s', (count, noun, text) => {
  expect(counted(count, noun)).toBe(text);
});

test.each([
  [[], ''],
  [['pods'], 'pods'],
  [['pods', 'nodes'], 'pods and nodes'],
  [['pods', 'nodes', 'events'], 'pods, nodes and events'],
])('%j is listed as %s', (parts, text) => {
  expect(listed(parts)).toBe(text);
});

test.each([
  [-5, '░░░░░░░░░░'],
  [54, '█████░░░░░'],
  [55, '██████░░░░'],
  [140, '██████████'],
])('the bar of %i', (value, text) => {
  expect(bar(value)).toBe(text);
});

test.each([
  [['cart', 'web'], 2, 'cart, web'],
  [['cart', 'web', 'bank'], 2, 'cart, web and 1 more shop'],
  [['cart', 'web', 'bank', 'till'], 2, 'cart, web and 2 more shops'],
])('the first few of %j', (names, limit, text) => {
  expect(markdown(paragraph(firstOf(names, limit, 'shops')))).toBe(text);
});

test('a time has its zone, an age its day', () => {
  const then = Date.parse('2025-05-23T12:00:00Z');
  expect(dateTime(then)).toBe('2025-05-23 12:00:00 UTC');
  expect(ageSince(then + 3_600_000, then)).toBe('less than a day (since 2025-05-23)');
  expect(ageSince(Date.parse('2025-10-19T20:00:00Z'), then)).toBe('149 days (since 2025-05-23)');
});
