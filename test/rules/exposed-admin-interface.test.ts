import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import exposedAdminInterface from '../../src/rules/exposed-admin-interface.ts';
import { cluster } from '../builders/cluster.ts';
import { ingress, service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

function findings(image: string, type: string, others: Parameters<typeof cluster>[0] = {}) {
  const pods = [pod('admin-5d-a', { owner: deployment('admin'), image })];
  return evaluate(
    [exposedAdminInterface],
    cluster({ services: [service('admin', { type })], pods, ...others }),
  ).findings;
}

test.each([
  ['kubernetesui/dashboard:v2.7.0', 'Kubernetes Dashboard'],
  ['docker.io/kubernetesui/dashboard-web:1.7.0', 'Kubernetes Dashboard'],
  ['quay.io/argoproj/argocd:v2.14.1', 'Argo CD'],
  ['registry.example.org:5000/jenkins/jenkins@sha256:0123', 'Jenkins'],
  ['adminer', 'Adminer'],
])('%s on every node', (image, name) => {
  expect(findings(image, 'NodePort')).toMatchObject([
    {
      severity: 'medium',
      group: 'security',
      subject: { kind: 'Service', name: 'admin' },
      message: `${name} is reached by type NodePort`,
    },
  ]);
});

test('behind an Ingress there may be a sign-in', () => {
  expect(findings('adminer:5', 'ClusterIP', { ingresses: [ingress('admin')] })).toMatchObject([
    { severity: 'low', message: 'Adminer is reached by an Ingress for admin.example.org' },
  ]);
});

test.each([
  ['an interface only pods reach', 'adminer:5', 'ClusterIP'],
  ['a name that only sounds like one', 'shop/jenkins-exporter:1', 'NodePort'],
  ['a dashboard of the shop', 'shop/dashboard:1', 'NodePort'],
])('silent on %s', (_, image, type) => {
  expect(findings(image, type)).toEqual([]);
});

test('without pods there is no verdict', () => {
  const { verdicts } = evaluate([exposedAdminInterface], cluster({ services: [service('admin')] }));
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
