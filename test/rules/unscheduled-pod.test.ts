import { expect, test } from 'vitest';
import { UNSCHEDULED_GRACE } from '../../src/model/pod-problem.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unscheduled-pod.ts';
import { cluster } from '../builders/cluster.ts';
import { NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';

test('names the scheduler that says nothing', () => {
  const training = pod('training', { nodeName: null, spec: { schedulerName: 'volcano' } });
  expect(evaluate([rule], cluster({ pods: [training] })).findings[0]).toMatchObject({
    subject: { kind: 'Pod', name: 'training' },
    severity: 'medium',
    facts: { scheduler: 'volcano' },
    message: 'the pod has had no node for 60m, and scheduler volcano has said nothing about it',
  });
});

test.each([
  ['just over', 1, 'found'],
  ['just within', 0, 'clear'],
] as const)('%s the grace of a new pod', (_, more, outcome) => {
  const createdAt = NOW - UNSCHEDULED_GRACE - more;
  const pods = [pod('cart', { nodeName: null, createdAt })];
  expect(evaluate([rule], cluster({ pods })).verdicts[0]?.outcome).toBe(outcome);
});

test('a pod the scheduler turned down is another matter', () => {
  const pods = [pod('cart', { unschedulable: '0/3 nodes are available.' })];
  expect(evaluate([rule], cluster({ pods })).verdicts[0]?.outcome).toBe('clear');
  expect(evaluate([rule], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
