import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import monitoringAbsent from '../../src/rules/monitoring-absent.ts';
import { cluster } from '../builders/cluster.ts';
import { namespace } from '../builders/configuration.ts';
import { pod } from '../builders/pod.ts';

const namespaces = [namespace('shop'), namespace('office')];
const cart = pod('cart-1');
const run = (...more: readonly ReturnType<typeof pod>[]) =>
  evaluate([monitoringAbsent], cluster({ namespaces, pods: [cart, ...more] }));

test('a cluster in which nothing watches', () => {
  const { findings } = run(pod('metrics-server-1', { image: 'rancher/mirrored-metrics-server:v0.7.2' }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'low',
    group: 'risk',
    subject: { kind: 'Cluster' },
    message: 'none of 2 pods in 2 namespaces goes by the name or image of a known monitoring system',
    facts: { pods: 2, namespaces: 2 },
  });
});

test.each([
  ['by name', pod('prometheus-k8s-0')],
  ['by image', pod('agent-x', { image: 'gcr.io/DataDog/agent:7' })],
  ['by namespace', pod('node-agent', { namespace: 'openshift-monitoring' })],
])('silent where monitoring is known %s', (_, one) => {
  const { findings, verdicts } = run(one);
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('a capture of one namespace says nothing of the cluster', () => {
  const { findings } = evaluate(
    [monitoringAbsent],
    cluster({ namespaces, pods: [cart], onlyNamespace: 'shop' }),
  );
  expect(findings).toEqual([]);
});

test.each([
  ['without namespaces', { pods: [cart] }],
  ['with a part of the pods', { pods: [cart], namespaces, states: { pods: 'partial' } } as const],
])('%s there is no verdict', (_, objects) => {
  expect(evaluate([monitoringAbsent], cluster(objects)).verdicts[0]?.outcome).toBe('not evaluated');
});
