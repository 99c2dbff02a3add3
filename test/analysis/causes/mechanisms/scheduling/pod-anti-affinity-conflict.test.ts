import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { master, workers } from './waiting.ts';

test('more replicas than nodes that keep away from one another', () => {
  const spec = {
    podAntiAffinity: [
      {
        selector: { matchLabels: { app: 'cart' }, matchExpressions: [] },
        topologyKey: 'kubernetes.io/hostname',
        namespaces: [],
        namespaceSelector: null,
      },
    ],
  };
  const cart = deployment('cart', { replicas: 3, available: 2, spec });
  const unschedulable =
    "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) didn't match pod anti-affinity rules.";
  const shop = cluster({
    nodes: [master, ...workers],
    deployments: [cart],
    pods: [
      pod('cart-5d4f8c7b9-aaaaa', { owner: cart, nodeName: 'node-1' }),
      pod('cart-5d4f8c7b9-bbbbb', { owner: cart, nodeName: 'node-2' }),
      pod('cart-5d4f8c7b9-ccccc', { owner: cart, unschedulable }),
    ],
  });
  expect(causeBy('pod-anti-affinity-conflict', shop)).toMatchObject({
    root: { kind: 'Deployment', name: 'cart' },
    confidence: 'confirmed',
    summary:
      'required anti-affinity keeps each pod off every kubernetes.io/hostname with a pod labelled app=cart, which its own replicas are: 3 pods for 2 places',
  });
});
