import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unschedulable-pod.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { pod } from '../builders/pod.ts';
import { statefulSet } from '../builders/workload.ts';

const database = statefulSet('shop-db', { replicas: 3 });

test('quotes the scheduler, without what it says of preemption', () => {
  const unschedulable =
    '0/3 nodes are available: 3 Insufficient memory. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.';
  const pods = [
    pod('shop-db-0', { owner: database }),
    pod('shop-db-1', { owner: database }),
    pod('shop-db-2', { owner: database, unschedulable }),
  ];
  expect(evaluate([rule], cluster({ pods, statefulSets: [database] })).findings[0]).toMatchObject({
    subject: { kind: 'StatefulSet', name: 'shop-db' },
    severity: 'medium',
    facts: { broken: 1, ready: 2, total: 3 },
    message: '1 of 3 pods has waited for a node for 60m: 0/3 nodes are available: 3 Insufficient memory',
    evidence: [{ path: 'status.conditions[0].reason', value: 'Unschedulable' }, {}],
  });
});

test('two of three missing is high', () => {
  const waiting = (name: string) => pod(name, { owner: database, unschedulable: '0/3 nodes are available.' });
  const pods = [pod('shop-db-0', { owner: database }), waiting('shop-db-1'), waiting('shop-db-2')];
  expect(evaluate([rule], cluster({ pods, statefulSets: [database] })).findings[0]?.severity).toBe('high');
});

test('a pod that is gated on purpose waits for its gate', () => {
  const conditions = [conditionOf('PodScheduled', false, { reason: 'SchedulingGated' })];
  const pods = [pod('nightly', { nodeName: null, conditions })];
  expect(evaluate([rule], cluster({ pods })).verdicts[0]?.outcome).toBe('clear');
  expect(evaluate([rule], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
