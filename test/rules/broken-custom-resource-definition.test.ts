import { expect, test } from 'vitest';
import rule from '../../src/rules/broken-custom-resource-definition.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { customResourceDefinition } from '../builders/extension.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const databases = (conditions: ReturnType<typeof conditionOf>[], createdAt = NOW - HOUR) =>
  customResourceDefinition('databases', 'db.example.org', { conditions, createdAt });
const refused = conditionOf('NamesAccepted', false, {
  reason: 'ListKindConflict',
  message: '"DatabaseList" is taken',
});

test('the refused name goes before what follows from it', () => {
  const one = databases([conditionOf('Established', false, { reason: 'NotAccepted' }), refused]);
  expect(run({ customResourceDefinitions: [one] }).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'health',
      message: 'NamesAccepted is False: ListKindConflict: "DatabaseList" is taken',
    },
  ]);
});

test.each([
  [2 * MINUTE, 1],
  [2 * MINUTE - 1, 0],
])('made %d ms ago', (age, count) => {
  expect(run({ customResourceDefinitions: [databases([refused], NOW - age)] }).findings).toHaveLength(count);
});

test('silent of one that is served or says nothing, and without any captured', () => {
  const fine = [
    databases([conditionOf('Established', true)]),
    customResourceDefinition('queues', 'example.org', { conditions: [] }),
  ];
  expect(run({ customResourceDefinitions: fine }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
