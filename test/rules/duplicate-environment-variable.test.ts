import { expect, test } from 'vitest';
import rule from '../../src/rules/duplicate-environment-variable.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const variables = (...names: readonly string[]) => names.map((name) => ({ name, from: null, addresses: [] }));
const run = (...names: readonly string[]) =>
  evaluate([rule], cluster({ pods: [pod('cart', { env: variables(...names) })] })).findings;

test('a name twice, and others once', () => {
  expect(run('MODE', 'LEVEL', 'MODE', 'MODE')).toMatchObject([
    {
      severity: 'low',
      group: 'hygiene',
      message: 'set twice: 1 of 1 container: app (MODE); 1 pod',
      evidence: [{ path: 'spec.containers[0].env[*].name', value: 'MODE' }],
    },
  ]);
  expect(run('MODE', 'mode')).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
