import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/stuck-terminating-pod.ts';
import { cluster } from '../builders/cluster.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const cart = deployment('cart');
const going = [
  pod('cart-5d4f8c7b9-a', { owner: cart, nodeName: 'pi-3', deletedAt: NOW - 2 * HOUR }),
  pod('till', { nodeName: 'pi-3', deletedAt: NOW - 3 * HOUR }),
  pod('bank', { namespace: 'ledger', nodeName: 'pi-3', deletedAt: NOW - 3 * HOUR }),
];

test('the pods of a dead node are one finding, about the node', () => {
  const { findings } = evaluate(
    [rule],
    cluster({ pods: going, nodes: [node('pi-3', { ready: 'Unknown' })] }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    subject: { kind: 'Node', namespace: null, name: 'pi-3' },
    severity: 'high',
    facts: { count: 3, nodeState: 'not ready', longestMs: 3 * HOUR },
    message: '3 pods are still terminating 3h after the first grace period ended on pi-3, which is NotReady',
    commands: [
      'kubectl get node pi-3 -o wide',
      'kubectl get pod bank -n ledger -o wide',
      'kubectl get pod cart-5d4f8c7b9-a till -n shop -o wide',
      'kubectl delete pod bank -n ledger --grace-period=0 --force',
      'kubectl delete pod cart-5d4f8c7b9-a till -n shop --grace-period=0 --force',
    ],
  });
});

test('on a ready node each workload has its own reason, and nothing is forced', () => {
  const { findings } = evaluate([rule], cluster({ pods: going, nodes: [node('pi-3')] }));
  expect(findings.map(({ subject, severity }) => [subject.kind, subject.name, severity])).toEqual([
    ['Pod', 'bank', 'medium'],
    ['Deployment', 'cart', 'medium'],
    ['Pod', 'till', 'medium'],
  ]);
  expect(findings.flatMap(({ commands }) => commands).join()).not.toContain('--force');
});

test('a node that is not there is gone only when all nodes were captured', () => {
  const facts = (options: object) =>
    evaluate([rule], cluster({ pods: going.slice(0, 1), ...options })).findings[0]?.facts;
  expect(facts({ nodes: [node('pi-1')] })).toMatchObject({ nodeState: 'gone' });
  expect(facts({ nodes: [node('pi-1')], states: { nodes: 'partial' } })).toMatchObject({
    nodeState: 'unknown',
  });
  expect(facts({})).toMatchObject({ nodeState: 'unknown' });
});

test('a finalizer that holds a pod is named', () => {
  const pods = [pod('till', { deletedAt: NOW - HOUR, finalizers: ['shop.example/refund'] })];
  const [finding] = evaluate([rule], cluster({ pods, nodes: [node('node-1')] })).findings;
  expect(finding?.message).toMatch(/held by finalizer shop.example\/refund$/);
});

test.each([
  [MINUTE, 'clear'],
  [MINUTE + 1, 'found'],
])('%i ms over the grace period: %s', (over, outcome) => {
  const pods = [pod('till', { deletedAt: NOW - over })];
  expect(evaluate([rule], cluster({ pods })).verdicts[0]?.outcome).toBe(outcome);
});

test('is not evaluated without pods', () => {
  expect(evaluate([rule], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
