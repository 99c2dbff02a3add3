import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/long-lived-projected-token.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const run = (tokenSeconds: number | null) =>
  evaluate([rule], cluster({ pods: [pod('cart', { spec: { tokenSeconds } })] })).findings;

test('longer than a day', () => {
  expect(run(31_536_000)).toMatchObject([
    { severity: 'low', group: 'security', message: 'a token for 8760 h; 1 pod' },
  ]);
  expect(run(86_401)).toHaveLength(1);
  expect(run(86_400)).toEqual([]);
  expect(run(null)).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
