import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { knownKeys } from '../../../src/report/brief/known-keys.ts';
import { briefSchema, schema } from '../../../src/report/brief/schema.ts';

test('an empty brief has every list', () => {
  expect(EMPTY_BRIEF).toEqual({
    report: {},
    cluster: {},
    namespaces: {},
    nodes: {},
    workloads: {},
    claims: {},
    storage: {},
    certificates: [],
    access: [],
    timeline: [],
    recommendations: [],
    scores: {},
    impact: {},
  });
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
  expect(knownKeys(path)).toEqual(expect.arrayContaining(keys));
});

test.each([
  ['where keys are the auditor’s own', ['namespaces']],
  ['below a text', ['report', 'title']],
  ['where there is nothing', ['toString', 'constructor']],
])('no known keys %s', (_, path) => {
  expect(knownKeys(path)).toEqual([]);
});

test('the JSON Schema is of the draft editors read, and closed', () => {
  expect(briefSchema()).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    properties: { report: { properties: { title: { type: 'string' } } } },
  });
});
