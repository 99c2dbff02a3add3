import { expect, test } from 'vitest';
import { cluster } from '../../../builders/cluster.ts';
import { HOUR, NOW } from '../../../builders/meta.ts';
import { node } from '../../../builders/node.ts';
import { event } from '../../../builders/observation.ts';
import { pod } from '../../../builders/pod.ts';
import { claim } from '../../../builders/storage.ts';
import { statefulSet } from '../../../builders/workload.ts';
import { explained } from '../explained.ts';
import { mounting } from '../mechanisms/storage/claiming.ts';

const database = statefulSet('shop-db', { replicas: 2, available: 0 });
const spec = { volumes: [mounting('orders')] };
const old = pod('shop-db-0', { owner: database, nodeName: 'node-1', deletedAt: NOW - HOUR, spec });
const fresh = pod('shop-db-1', {
  owner: database,
  nodeName: 'node-2',
  waiting: { reason: 'ContainerCreating' },
  spec,
});
const events = [
  event(fresh, 'FailedAttachVolume', {
    message: 'Multi-Attach error for volume "pvc-1" Volume is already exclusively attached to one node',
  }),
];

test.each([
  ['lost', node('node-1', { ready: 'Unknown' }), 'kubelet-silent Node/node-1'],
  ['at work', node('node-1'), 'volume-attached-elsewhere PersistentVolumeClaim/orders'],
])('a volume on a node that is %s', (_, holder, told) => {
  const shop = cluster({
    nodes: [holder, node('node-2')],
    statefulSets: [database],
    pods: [old, fresh],
    persistentVolumeClaims: [claim('orders')],
    events,
  });
  const cause = explained(shop).causes.find(({ explains }) =>
    explains.includes('stuck-starting-pod shop/StatefulSet/shop-db'),
  );
  expect(`${cause?.mechanism} ${cause?.root.kind}/${cause?.root.name}`).toBe(told);
});
