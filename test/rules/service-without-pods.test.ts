import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/service-without-pods.ts';
import { cluster } from '../builders/cluster.ts';
import { endpointsFor, service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { deployments: [], statefulSets: [], daemonSets: [], endpoints: [], endpointSlices: [] };

const labels = { app: 'adservice' };
const running = pod('adservice-1', { labels });
const misled = service('adservice', { selector: { app: 'ad_service' } });
const check = (options: Parameters<typeof cluster>[0]) =>
  evaluate([rule], cluster({ ...BESIDE, ...options }));

test('a selector that misses the workload of its name', () => {
  const owner = deployment('adservice', { podLabels: labels });
  const { findings } = check({ services: [misled], pods: [running], deployments: [owner] });
  expect(findings).toMatchObject([
    {
      severity: 'medium',
      subject: { kind: 'Service', namespace: 'shop', name: 'adservice' },
      message: 'its selector app=ad_service matches no pod; Deployment adservice beside it has app=adservice',
    },
  ]);
});

test('a leftover Service is low', () => {
  expect(check({ services: [misled], pods: [running] }).findings[0]).toMatchObject({
    severity: 'low',
    message: 'its selector app=ad_service matches no pod',
  });
});

test.each([
  ['it selects a pod', { services: [service('adservice', { selector: labels })], pods: [running] }],
  ['it has no selector', { services: [service('adservice', { selector: {} })], pods: [running] }],
  [
    'its workload is scaled to zero',
    {
      services: [misled],
      pods: [],
      deployments: [deployment('adservice', { replicas: 0, podLabels: { app: 'ad_service' } })],
    },
  ],
  [
    'somebody else fills in its endpoints',
    { services: [misled], pods: [running], endpoints: [endpointsFor(misled, [running])] },
  ],
] as const)('silent where %s', (_, options) => {
  expect(check(options).findings).toEqual([]);
});

test('not evaluated where the pods are not all there', () => {
  const { verdicts } = check({ services: [misled], pods: [running], states: { pods: 'partial' } });
  expect(verdicts).toMatchObject([{ outcome: 'not evaluated', missing: ['pods'] }]);
});
