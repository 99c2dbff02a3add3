import { expect, test } from 'vitest';
import { objectKey } from '../../../../../src/model/object.ts';
import { type ClusterOptions, cluster } from '../../../../builders/cluster.ts';
import { resourceQuota } from '../../../../builders/configuration.ts';
import { GIBIBYTE } from '../../../../builders/meta.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { claim, volume } from '../../../../builders/storage.ts';
import { deployment, statefulSet } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { mechanisms } from './refused.ts';

const MOUNTS = (claimName: string) => ({
  volumes: [
    {
      name: 'data',
      type: 'persistentVolumeClaim',
      uses: [{ kind: 'PersistentVolumeClaim' as const, name: claimName, keys: [], optional: false }],
      path: null,
    },
  ],
});
const SMALL = resourceQuota('disk', {
  hard: { 'requests.storage': GIBIBYTE },
  used: { 'requests.storage': 0 },
});
const FREE = volume('spare', { phase: 'Available' });

function waiting(given: ClusterOptions) {
  const owner = deployment('till', { available: 0, spec: MOUNTS('till-data') });
  return cluster({
    deployments: [owner],
    pods: [
      pod('till-5d4-aaaaa', {
        owner,
        spec: MOUNTS('till-data'),
        unschedulable: '0/4 nodes are available: persistentvolumeclaim "till-data" not found.',
      }),
    ],
    persistentVolumeClaims: [],
    ...given,
  });
}

test('the claim is not there, and the quota is smaller than the free volume', () => {
  const found = causeBy(
    'storage-quota-exceeded',
    waiting({ resourceQuotas: [SMALL], persistentVolumes: [FREE] }),
  );
  expect(objectKey(found.root)).toBe('Namespace/shop');
  expect(found.confidence).toBe('likely');
  expect(found.summary).toBe(
    'PersistentVolumeClaim till-data does not exist, and ResourceQuota disk has 1Gi of its 1Gi of requests.storage left for it, while free PersistentVolume spare has 10Gi',
  );
  expect(found.remedy.commands).toContain(
    `kubectl patch resourcequota disk -n shop --type=merge -p '{"spec":{"hard":{"requests.storage":"10Gi"}}}'`,
  );
});

test.each([
  ['persistentvolumeclaims', 2, 2],
  ['count/persistentvolumeclaims', 0, 0],
  ['fast.storageclass.storage.k8s.io/requests.storage', GIBIBYTE, GIBIBYTE],
])('a quota of %s that is used up', (resource, hard, used) => {
  const quota = resourceQuota('disk', { hard: { [resource]: hard }, used: { [resource]: used } });
  expect(mechanisms(waiting({ resourceQuotas: [quota] }))).toContain('storage-quota-exceeded');
});

test('a quota with room, a claim that is there, claims that were not captured', () => {
  const roomy = resourceQuota('disk', {
    hard: { 'requests.storage': 50 * GIBIBYTE },
    used: { 'requests.storage': 20 * GIBIBYTE },
  });
  const is = (given: ClusterOptions) =>
    mechanisms(waiting({ persistentVolumes: [FREE], ...given })).includes('storage-quota-exceeded');
  expect(is({ resourceQuotas: [SMALL] })).toBe(true);
  expect(is({ resourceQuotas: [roomy] })).toBe(false);
  expect(is({ resourceQuotas: [] })).toBe(false);
  const there = [claim('till-data', { phase: 'Pending' })];
  expect(is({ resourceQuotas: [SMALL], persistentVolumeClaims: there })).toBe(false);
  expect(is({ resourceQuotas: [SMALL], states: { persistentVolumeClaims: 'partial' } })).toBe(false);
});

test('what a StatefulSet’s template asks for', () => {
  const set = statefulSet('ledger', {
    available: 0,
    claimTemplates: [{ name: 'data', storageClassName: null, requestedBytes: 5 * GIBIBYTE }],
  });
  const pending = pod('ledger-0', {
    owner: set,
    spec: MOUNTS('data-ledger-0'),
    unschedulable: 'persistentvolumeclaim "data-ledger-0" not found',
  });
  const told = (hard: number) =>
    mechanisms(
      cluster({
        statefulSets: [set],
        pods: [pending],
        persistentVolumeClaims: [],
        resourceQuotas: [
          resourceQuota('disk', { hard: { 'requests.storage': hard }, used: { 'requests.storage': 0 } }),
        ],
      }),
    );
  expect(told(4 * GIBIBYTE)).toContain('storage-quota-exceeded');
  expect(told(5 * GIBIBYTE)).not.toContain('storage-quota-exceeded');
});

test('a StatefulSet is told', () => {
  const set = statefulSet('ledger', { available: 0, status: { replicas: 0 } });
  const message =
    'create Claim data-ledger-0 for Pod ledger-0 in StatefulSet ledger failed error: persistentvolumeclaims "data-ledger-0" is forbidden: exceeded quota: disk, requested: requests.storage=5Gi, used: requests.storage=8Gi, limited: requests.storage=10Gi';
  const found = cluster({
    statefulSets: [set],
    deployments: [],
    replicaSets: [],
    pods: [],
    events: [event(set, 'FailedCreate', { message })],
  });
  expect(causeBy('storage-quota-exceeded', found).confidence).toBe('confirmed');
});
