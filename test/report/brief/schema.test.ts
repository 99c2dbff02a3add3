import { expect, test } from 'vitest';
import * as z from 'zod';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { briefSchema, schema } from '../../../src/report/brief/schema.ts';
import { knownKeys } from '../../../src/yaml/known-keys.ts';

test('what an empty file says is what the schema’s defaults say', () => {
  expect(schema.parse({})).toEqual(EMPTY_BRIEF);
});

test.each(['1.7TB', '500Gi', '10 GB', '3T', '1024'])('%s is a size', (capacity) => {
  expect(schema.safeParse({ storage: { longhorn: { capacity } } }).success).toBe(true);
});

test.each(['much', '1,7TB', '5 boxes', '-1Gi', 'TB'])('%s is no size', (capacity) => {
  expect(schema.safeParse({ storage: { longhorn: { capacity } } }).success).toBe(false);
});

test.each([
  ['2025-10-26', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-13-01', false],
  ['26.10.2025', false],
  ['2025-1-2', false],
])('%s as a day: %s', (nextReview, isDay) => {
  expect(schema.safeParse({ report: { nextReview } }).success).toBe(isDay);
});

test.each([
  ['shop/cart', true],
  ['cart', false],
  ['shop/Deployment/cart', false],
  ['shop/', false],
])('%s as a workload: %s', (name, isReference) => {
  expect(schema.safeParse({ workloads: { [name]: 'the cart' } }).success).toBe(isReference);
});

test.each([
  ['at the top', [], ['report', 'impact']],
  ['in an object', ['report'], ['title', 'nextReview']],
  ['in an optional object', ['dns'], ['servers', 'upstream', 'notes']],
  ['in an element of a list', ['dns', 'servers', 0], ['name', 'address', 'role']],
  ['in an entry of a record', ['storage', 'longhorn'], ['capacity', 'backend']],
])('known keys %s', (_, path, keys) => {
  expect(knownKeys(schema, path)).toEqual(expect.arrayContaining(keys));
});

test.each([
  ['where keys are the auditor’s own', ['namespaces']],
  ['below a text', ['report', 'title']],
  ['where there is nothing', ['toString', 'constructor']],
])('no known keys %s', (_, path) => {
  expect(knownKeys(schema, path)).toEqual([]);
});

test('the JSON Schema is of the draft editors read, and closed', () => {
  expect(briefSchema()).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    properties: { report: { properties: { title: { type: 'string' } } } },
  });
});

test('the JSON Schema says of every key what it is for', () => {
  const { properties } = z
    .object({ properties: z.record(z.string(), z.looseObject({ description: z.string().optional() })) })
    .parse(briefSchema());
  const silent = Object.entries(properties).flatMap(([key, { description }]) =>
    description === undefined ? [key] : [],
  );
  expect(silent).toEqual([]);
});

test.each([
  ['shop/cart', true],
  ['Node/pi-1', true],
  ['shop/Deployment/cart', true],
  ['cart', false],
  ['a b/c', false],
])('%s as what an issue is about: %s', (name, isSubject) => {
  expect(schema.safeParse({ issues: { [name]: '#1' } }).success).toBe(isSubject);
});

test.each([
  ['an expression', { successMetrics: [{ metric: 'x', target: 'y', met: 'nodes.ready == 1' }] }, true],
  ['true', { successMetrics: [{ metric: 'x', target: 'y', met: true }] }, true],
  ['a number', { successMetrics: [{ metric: 'x', target: 'y', met: 1 }] }, false],
  ['known issues: none', { knownIssues: 'none' }, true],
  ['known issues: a list', { knownIssues: ['the disk'] }, true],
  ['known issues: words', { knownIssues: 'some' }, false],
  ['one recommended option', { options: [{ id: 'A', title: 'x', recommended: true }] }, true],
  [
    'two recommended options',
    {
      options: [
        { id: 'A', title: 'x', recommended: true },
        { id: 'B', title: 'y', recommended: true },
      ],
    },
    false,
  ],
  ['a pattern without a place for the service', { conventions: { images: 'shop/cart' } }, false],
  ['a disk that is more than full', { measurements: { disks: { pi: { usedPercent: 101 } } } }, false],
  ['an action without a state', { actions: [{ title: 'x' }] }, false],
  ['no time at all', { time: [{ task: 'x', hours: 0 }] }, false],
])('%s', (_, brief, isValid) => {
  expect(schema.safeParse(brief).success).toBe(isValid);
});
