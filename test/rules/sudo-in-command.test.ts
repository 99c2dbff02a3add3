import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/sudo-in-command.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const run = (options: Parameters<typeof pod>[1]) =>
  evaluate([rule], cluster({ pods: [pod('cart', options)] })).findings;

test('a command with sudo, and none without', () => {
  expect(run({ sudo: true })).toMatchObject([
    { severity: 'medium', group: 'security', message: 'sudo in the command: 1 of 1 container: app; 1 pod' },
  ]);
  expect(run({})).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
