import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/evicted-pod.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const cart = deployment('cart');
const evicted = (suffix: string) =>
  pod(`cart-5d4f8c7b9-${suffix}`, {
    owner: cart,
    phase: 'Failed',
    reason: 'Evicted',
    message: 'The node was low on resource: ephemeral-storage. ',
  });

test('deletes exactly the pods that were evicted', () => {
  const pods = [evicted('b'), evicted('a'), pod('cart-5d4f8c7b9-c', { owner: cart })];
  expect(evaluate([rule], cluster({ pods })).findings).toMatchObject([
    {
      subject: { kind: 'Deployment', name: 'cart' },
      group: 'cleanup',
      severity: 'low',
      facts: { count: 2, reasons: [{ reason: 'Evicted', count: 2 }] },
      message:
        '2 failed pods on node-1 left behind (2 Evicted): The node was low on resource: ephemeral-storage',
      commands: [
        'kubectl get pod cart-5d4f8c7b9-a cart-5d4f8c7b9-b -n shop -o wide',
        'kubectl delete pod cart-5d4f8c7b9-a cart-5d4f8c7b9-b -n shop',
      ],
    },
  ]);
});

test('silent on a pod that failed by itself, not evaluated without pods', () => {
  const pods = [pod('import', { terminated: { exitCode: 1 }, spec: { restartPolicy: 'Never' } })];
  expect(evaluate([rule], cluster({ pods })).verdicts[0]?.outcome).toBe('clear');
  expect(evaluate([rule], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
