import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/privileged-container.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { container } from '../builders/container.ts';
import { pod } from '../builders/pod.ts';
import { cronJob, deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));
const { security } = container('app');
const privileged = { security: { ...security, privileged: true } };

test('one finding a workload, with the container that is', () => {
  const owner = deployment('cart');
  const { findings } = check({
    pods: [pod('cart-7d9f-a', { owner, ...privileged }), pod('cart-7d9f-b', { owner, ...privileged })],
  });
  expect(findings).toMatchObject([
    {
      severity: 'high',
      group: 'security',
      subject: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
      message: 'privileged: 1 of 1 container: cart; 2 pods',
      evidence: [{ path: 'spec.containers[0].securityContext.privileged', value: 'true' }],
      commands: ['kubectl get deployment/cart -n shop -o yaml'],
    },
  ]);
});

test('a template without pods is read, where pods will come', () => {
  const night = cronJob('night', { container: privileged });
  const off = deployment('cart', { container: privileged, replicas: 0 });
  expect(check({ pods: [], cronJobs: [night], deployments: [off] }).findings).toMatchObject([
    {
      subject: { kind: 'CronJob', name: 'night' },
      message: 'privileged: 1 of 1 container: night; no pod now',
      evidence: [{ path: 'spec.jobTemplate.spec.template.spec.containers[0].securityContext.privileged' }],
    },
  ]);
});

test('a Windows host process is the same', () => {
  const [found] = check({ pods: [pod('cart', { security: { ...security, hostProcess: true } })] }).findings;
  expect(found).toMatchObject({
    message: 'privileged: 1 of 1 container: app (Windows host process); 1 pod',
    evidence: [{ path: 'spec.containers[0].securityContext.windowsOptions.hostProcess' }],
  });
});

test.each([
  ['an init container ends', { initContainers: [{ name: 'tune', ...privileged }] }, 'medium'],
  [
    'an agent of the node needs it',
    { image: 'quay.io/prometheus/node-exporter:v1.8.0', ...privileged },
    'info',
  ],
])('%s', (_, options, severity) => {
  expect(check({ pods: [pod('cart', options)] }).findings).toMatchObject([{ severity }]);
});

test.each<[string, Parameters<typeof pod>[1]]>([
  ['a pod without', {}],
  ['the system', { ...privileged, namespace: 'kube-system' }],
  ['a finished pod', { ...privileged, phase: 'Succeeded' }],
  ['the load balancer of k3s', { ...privileged, labels: { 'svccontroller.k3s.cattle.io/svcname': 'web' } }],
])('silent of %s', (_, options) => {
  expect(check({ pods: [pod('cart', options)] }).findings).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(check({ deployments: [] }).verdicts).toMatchObject([
    { outcome: 'not evaluated', missing: ['pods'] },
  ]);
});
