import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { NOW, SECOND } from '../../../../builders/meta.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { claim } from '../../../../builders/storage.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';
import { mounting } from './claiming.ts';

const owner = deployment('orders-db', { available: 0 });
const volumes = [mounting('orders')];
const starting = pod('orders-db-7d4f8c7b9-bbbbb', {
  owner,
  nodeName: 'node-2',
  waiting: { reason: 'ContainerCreating' },
  spec: { volumes },
});

function said(reason: string, message: string, others: Parameters<typeof cluster>[0] = {}) {
  return cluster({
    deployments: [owner],
    pods: [starting],
    events: [event(starting, reason, { message })],
    persistentVolumeClaims: [claim('orders')],
    ...others,
  });
}

const MULTI_ATTACH =
  'Multi-Attach error for volume "pvc-1" Volume is already exclusively attached to one node and can\'t be attached to another';

test('volume-attached-elsewhere: the old pod still has it', () => {
  const old = pod('orders-db-5d4f8c7b9-aaaaa', {
    owner,
    nodeName: 'node-1',
    deletedAt: NOW + 20 * SECOND,
    spec: { volumes },
  });
  const cause = causeBy(
    'volume-attached-elsewhere',
    said('FailedAttachVolume', MULTI_ATTACH, { pods: [starting, old] }),
  );
  expect(cause).toMatchObject({
    root: { kind: 'PersistentVolumeClaim', name: 'orders' },
    confidence: 'confirmed',
    summary: expect.stringContaining(
      'pod orders-db-5d4f8c7b9-aaaaa on node-1 (Terminating) mounts the same claim',
    ),
  });
});

test.each([
  ['volume-attached-elsewhere', 'FailedAttachVolume', MULTI_ATTACH],
  [
    'volume-attach-failing',
    'FailedAttachVolume',
    'AttachVolume.Attach failed for volume "pvc-1" : rpc error: disk not found',
  ],
  [
    'csi-driver-absent',
    'FailedMount',
    'MountVolume.MountDevice failed for volume "pvc-1" : driver name driver.shop.io not found in the list of registered CSI drivers',
  ],
  [
    'volume-mount-failing',
    'FailedMount',
    'MountVolume.SetUp failed for volume "data" : mount failed: exit status 32 mount.nfs: access denied by server while mounting nfs:/data',
  ],
  [
    'volume-mount-failing',
    'FailedMount',
    'MountVolume.SetUp failed for volume "data" : hostPath type check failed: /data is not a directory',
  ],
])('%s: %s %s', (mechanism, reason, message) => {
  expect(causeBy(mechanism, said(reason, message)).confidence).toBe('confirmed');
});

test.each([
  'MountVolume.SetUp failed for volume "settings" : configmap "settings" not found',
  'Unable to attach or mount volumes: unmounted volumes=[data]: timed out waiting for the condition',
])('not a failing mount: %s', (message) => {
  const found = explained(said('FailedMount', message)).causes.map(({ mechanism }) => mechanism);
  expect(found).not.toContain('volume-mount-failing');
});

test('what was said of a pod that runs now is history', () => {
  const running = pod('orders-db-7d4f8c7b9-bbbbb', { owner, nodeName: 'node-2' });
  expect(explained(said('FailedAttachVolume', MULTI_ATTACH, { pods: [running] })).causes).toEqual([]);
});
