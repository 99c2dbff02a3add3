import { expect, test } from 'vitest';
import { objectKey } from '../../../../../src/model/object.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { resourceQuota } from '../../../../builders/configuration.ts';
import { event } from '../../../../builders/observation.ts';
import { statefulSet } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { mechanisms, refused, refusedRollout } from './refused.ts';

const FULL = resourceQuota('compute', { hard: { 'requests.cpu': 4 }, used: { 'requests.cpu': 3.8 } });
const SAID =
  'Error creating: pods "cart-5d4f8c7b9-x2x4z" is forbidden: exceeded quota: compute, requested: requests.cpu=500m, used: requests.cpu=3800m, limited: requests.cpu=4';

test.each([
  ['the condition', { condition: SAID }],
  ['the event', { said: [SAID] }],
  ['the event of many alike', { said: [`(combined from similar events): ${SAID}`] }],
])('by %s', (_, told) => {
  const found = causeBy('cpu-quota-exceeded', refused({ ...told, resourceQuotas: [FULL] }));
  expect(objectKey(found.root)).toBe('Namespace/shop');
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toBe(
    'ResourceQuota compute refuses new pods: a pod asks for requests.cpu=500m, 3800m of 4 in use',
  );
  expect(found.evidence.map(({ path, value }) => `${path} ${value}`)).toEqual(
    expect.arrayContaining(['status.hard["requests.cpu"] 4', 'status.used["requests.cpu"] 3800m']),
  );
  expect(found.remedy.commands).toContain(
    `kubectl patch resourcequota compute -n shop --type=merge -p '{"spec":{"hard":{"requests.cpu":"4800m"}}}'`,
  );
});

test('two workloads are one cause', () => {
  const first = refused({ said: [SAID] });
  const second = refused({ said: [SAID.replaceAll('cart', 'desk')], name: 'desk' });
  const found = causeBy(
    'cpu-quota-exceeded',
    cluster({
      deployments: [...first.deployments, ...second.deployments],
      replicaSets: [...first.replicaSets, ...second.replicaSets],
      events: [...first.events, ...second.events],
      pods: [],
    }),
  );
  expect(found.symptoms).toHaveLength(2);
});

test('a StatefulSet has events alone', () => {
  const set = statefulSet('ledger', { available: 0, status: { replicas: 0 } });
  const message =
    'create Pod ledger-0 in StatefulSet ledger failed error: pods "ledger-0" is forbidden: exceeded quota: compute, requested: cpu=2, used: cpu=3, limited: cpu=4';
  const found = cluster({
    statefulSets: [set],
    deployments: [],
    replicaSets: [],
    pods: [],
    events: [event(set, 'FailedCreate', { message })],
  });
  expect(causeBy('cpu-quota-exceeded', found).confidence).toBe('confirmed');
});

test('of several resources, the one that is furthest beyond', () => {
  const message =
    'exceeded quota: compute, requested: cpu=1,memory=2Gi, used: cpu=3500m,memory=8Gi, limited: cpu=4,memory=8Gi';
  expect(mechanisms(refused({ said: [message] }))).toEqual(['memory-quota-exceeded']);
});

test('a quota with room by now is likely, no more', () => {
  const roomy = resourceQuota('compute', { hard: { 'requests.cpu': 8 }, used: { 'requests.cpu': 3.8 } });
  const found = causeBy('cpu-quota-exceeded', refused({ said: [SAID], resourceQuotas: [roomy] }));
  expect(found.confidence).toBe('likely');
  expect(found.toConfirm).toMatch(/has room now/);
});

test('where nothing says why, a quota without room for the template', () => {
  const template = { container: { requests: { cpu: 0.5 } } };
  const found = causeBy('cpu-quota-exceeded', refused({ template, resourceQuotas: [FULL] }));
  expect(found.confidence).toBe('likely');
  expect(found.summary).toBe(
    'ResourceQuota compute leaves no room for a pod: one asks for requests.cpu=500m, 3800m of 4 in use',
  );
  const small = { container: { requests: { cpu: 0.1 } } };
  expect(mechanisms(refused({ template: small, resourceQuotas: [FULL] }))).toEqual([]);
  const other = resourceQuota('compute', { namespace: 'desk', hard: { cpu: 1 }, used: { cpu: 1 } });
  expect(mechanisms(refused({ template, resourceQuotas: [other] }))).toEqual([]);
});

test('a rollout says who still serves', () => {
  expect(causeBy('cpu-quota-exceeded', refusedRollout({ said: [SAID] })).summary).toMatch(
    /; the old ReplicaSet cart-7c9 still serves with 1 ready replica$/,
  );
});

test('the latest refusal counts, not the first', () => {
  const account = 'error looking up service account shop/cart: serviceaccount "cart" not found';
  expect(mechanisms(refused({ condition: account, said: [SAID, account] }))).toEqual(['cpu-quota-exceeded']);
});

test('pods that are there by now need no cause', () => {
  const set = statefulSet('ledger');
  const past = cluster({
    statefulSets: [set],
    deployments: [],
    replicaSets: [],
    pods: [],
    events: [event(set, 'FailedCreate', { message: SAID })],
  });
  expect(mechanisms(past)).not.toContain('cpu-quota-exceeded');
});
