import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import ingressBackendDown from '../../src/rules/ingress-backend-down.ts';
import { cluster } from '../builders/cluster.ts';
import { MINUTE, NOW } from '../builders/meta.ts';
import { endpointSliceFor, endpointsFor, ingress, service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { endpoints: [], endpointSlices: [] };

const flower = service('flower');
const down = pod('flower-1', { labels: { app: 'flower' }, waiting: { reason: 'CrashLoopBackOff' } });
const up = pod('flower-1', { labels: { app: 'flower' } });
const scene = { ingresses: [ingress('flower')], services: [flower], pods: [down] };

test('a Service without a ready address takes its hosts down', () => {
  const { findings } = evaluate(
    [ingressBackendDown],
    cluster({ ...BESIDE, ...scene, endpoints: [endpointsFor(flower, [down])] }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'high',
    subject: { kind: 'Ingress', namespace: 'shop', name: 'flower' },
    message: 'flower.example.org: Service flower has no ready address, 0 of 1 pods ready',
    facts: { total: 1, backends: [{ service: 'flower', what: 'no address', ready: 0, pods: 1 }] },
    related: [{ kind: 'Service', name: 'flower' }],
  });
});

test('where endpoints were not captured the pods behind the Service tell', () => {
  expect(evaluate([ingressBackendDown], cluster(scene)).findings).toHaveLength(1);
  expect(evaluate([ingressBackendDown], cluster({ ...BESIDE, ...scene, pods: [up] })).findings).toEqual([]);
});

test.each([[8081], ['grpc']])('a port the Service does not have is named: %s', (port) => {
  const ingresses = [ingress('flower', { port })];
  const [finding] = evaluate(
    [ingressBackendDown],
    cluster({ ...BESIDE, ...scene, pods: [up], ingresses }),
  ).findings;
  expect(finding?.message).toBe(`flower.example.org: Service flower has no port ${port}`);
});

test('a backend scaled to zero is meant to be down', () => {
  const deployments = [deployment('flower', { replicas: 0 })];
  const [finding] = evaluate(
    [ingressBackendDown],
    cluster({ ...BESIDE, ...scene, pods: [], deployments }),
  ).findings;
  expect(finding).toMatchObject({
    severity: 'low',
    message: 'flower.example.org: Service flower belongs to a workload scaled to zero',
  });
});

test.each([
  ['a ready pod', { ...scene, pods: [up], endpointSlices: [endpointSliceFor(flower, [up])] }],
  ['a port by name', { ...scene, pods: [up], ingresses: [ingress('flower', { port: 'http' })] }],
  [
    'a pod that starts',
    {
      ...scene,
      pods: [pod('flower-1', { labels: { app: 'flower' }, ready: false, createdAt: NOW - MINUTE })],
    },
  ],
  ['a Service outside the cluster', { ...scene, services: [service('flower', { type: 'ExternalName' })] }],
  ['a Service that is not there, which is another finding', { ...scene, services: [] }],
  [
    'a Service whose endpoints nobody captured',
    { ...scene, pods: [], services: [service('flower', { selector: {} })] },
  ],
])('silent on %s', (_, objects) => {
  const { findings, verdicts } = evaluate([ingressBackendDown], cluster({ ...BESIDE, ...objects }));
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('without pods there is no verdict', () => {
  const { verdicts } = evaluate([ingressBackendDown], cluster({ ...BESIDE, ingresses: [], services: [] }));
  expect(verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['pods'] });
});
