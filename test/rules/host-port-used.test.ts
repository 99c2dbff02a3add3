import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/host-port-used.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const ports = [
  { name: 'http', port: 8080, protocol: 'TCP', hostPort: 8080 },
  { name: 'admin', port: 9000, protocol: 'TCP', hostPort: null },
];
const run = (options: Parameters<typeof pod>[1]) =>
  evaluate([rule], cluster({ pods: [pod('cart', options)] })).findings;

test('says which', () => {
  expect(run({ ports })).toMatchObject([
    {
      severity: 'low',
      group: 'security',
      message: 'host port: 1 of 1 container: app (8080/TCP); 1 pod',
      evidence: [{ path: 'spec.containers[0].ports[*].hostPort', value: '8080' }],
    },
  ]);
});

test.each<[string, Parameters<typeof pod>[1]]>([
  ['ports of the pod alone', {}],
  ['the network of the node', { ports, spec: { hostNetwork: true } }],
  ['an ingress controller', { ports, image: 'registry.k8s.io/ingress-nginx/controller:v1.11' }],
  ['an agent of the node', { ports, image: 'prom/node-exporter:v1.8.0' }],
  ['the system', { ports, namespace: 'kube-system' }],
])('silent of %s', (_, options) => {
  expect(run(options)).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
