import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/process-namespace-shared.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const run = (options: Parameters<typeof pod>[1]) =>
  evaluate([rule], cluster({ pods: [pod('cart', options)] })).findings;
const containers = [{ name: 'cart' }, { name: 'helper' }];

test('two containers that see each other', () => {
  expect(run({ containers, spec: { shareProcessNamespace: true } })).toMatchObject([
    { severity: 'info', message: '2 containers in one process namespace; 1 pod' },
  ]);
});

test('silent of one alone, and of a pod that does not share', () => {
  expect(run({ spec: { shareProcessNamespace: true } })).toEqual([]);
  expect(run({ containers })).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
