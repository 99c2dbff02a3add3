import { describe, expect, test } from 'vitest';
import { isoTime } from '../../../src/model/instant.ts';
import {
  capture,
  complaints,
  counts,
  deployment,
  json,
  LATE,
  logs,
  named,
  node,
  pod,
  state,
  typed,
  typedList,
  yaml,
} from './capture.ts';

const PODS = [typed('Pod', 'v1', pod('shop', 'cart-0'))];
const COUNTS = { nodes: 1, namespaces: 1, 'pods shop': 1, 'deployments shop': 1 };
const LOGS = ['shop/cart-0/server, previous', 'shop/cart-0/server'];

function at(ledger: { readonly captureTime: { readonly at: number | null } }): string {
  return isoTime(ledger.captureTime.at ?? 0);
}

function object(kind: string, apiVersion: string, value: object): string {
  return yaml(typed(kind, apiVersion, value));
}

function list(items: readonly object[]): string {
  return yaml({ apiVersion: 'v1', items, kind: 'List' });
}

describe('sonobuoy', () => {
  const results = {
    'resources/cluster/core_v1_nodes.json': json([typed('Node', 'v1', node('pi-worker'))]),
    'resources/cluster/core_v1_namespaces.json': json([typed('Namespace', 'v1', named('shop'))]),
    'resources/ns/shop/core_v1_pods.json': json(PODS),
    'resources/ns/shop/apps_v1_deployments.json': json([deployment('shop', 'cart')]),
    'podlogs/shop/cart-0/logs/server.txt': 'started\n',
    'serverversion.json': json({ major: '1', minor: '31', gitVersion: 'v1.31.2' }),
    'servergroups.json': json({ kind: 'APIGroupList', groups: [] }),
    'meta/query-time.json': json([{ queryobj: 'Pods', time: 12 }]),
    'meta/run.log': `time="2025-10-19T19:00:00Z" msg="start"\ntime="${LATE}" msg="end"\n`,
    'hosts/pi-worker/configz.json': json({ kubeletconfig: {} }),
    'plugins/e2e/definition.json': json({ Name: 'e2e' }),
  };

  test('the names of today', async () => {
    const snapshot = await capture(results);
    expect(snapshot.ledger.layout).toBe('Sonobuoy results');
    expect(counts(snapshot.ledger)).toEqual(COUNTS);
    expect(logs(snapshot)).toEqual(['shop/cart-0/server']);
    expect(snapshot.cluster.version).toMatchObject({ server: 'v1.31.2' });
    expect(at(snapshot.ledger)).toBe(LATE);
    expect(complaints(snapshot.ledger)).toEqual([]);
  });

  test('the names of old', async () => {
    const { ledger } = await capture({
      'resources/non-ns/Nodes.json': json([node('pi-worker')]),
      'resources/ns/shop/Pods.json': json([pod('shop', 'cart-0')]),
    });
    expect(counts(ledger)).toEqual({ nodes: 1, 'pods shop': 1 });
    expect(complaints(ledger)).toEqual([]);
  });
});

describe('crust-gather', () => {
  const gathered = {
    'collected.timestamp': LATE,
    'version.yaml': 'major: "1"\nminor: "31"\ngitVersion: v1.31.2\n',
    'api.json': '{}',
    'apis.json': '{}',
    'cluster/v1/node/pi-worker.yaml': object('Node', 'v1', node('pi-worker')),
    'cluster/v1/namespace/shop.yaml': object('Namespace', 'v1', named('shop')),
    'cluster/rbac.authorization.k8s.io-v1/clusterrole/system-node.yaml': object(
      'ClusterRole',
      'rbac.authorization.k8s.io/v1',
      named('system:node'),
    ),
    'cluster/v1/node/pi-worker/kubelet/current.log': 'kubelet is up\n',
    'namespaces/shop/v1/pod/cart-0.yaml': object('Pod', 'v1', pod('shop', 'cart-0')),
    'namespaces/shop/apps-v1/deployment/cart.yaml': object(
      'Deployment',
      'apps/v1',
      deployment('shop', 'cart'),
    ),
    'namespaces/shop/v1/pod/cart-0/server/current.log': 'started\n',
    'namespaces/shop/v1/pod/cart-0/server/previous.log': 'stopped\n',
  };

  test('an object a file', async () => {
    const snapshot = await capture(gathered);
    const { ledger } = snapshot;
    expect(ledger.layout).toBe('crust-gather');
    expect(counts(ledger)).toEqual({ ...COUNTS, clusterroles: 1 });
    expect(snapshot.cluster.clusterRoles[0]?.meta.name).toBe('system:node');
    expect(snapshot.cluster.version).toMatchObject({ server: 'v1.31.2' });
    expect(logs(snapshot)).toEqual(LOGS);
    expect(at(ledger)).toBe(LATE);
    expect(state(ledger, 'pods', 'shop')).toBe('captured');
    expect(complaints(ledger)).toEqual([]);
  });
});

describe('support-bundle-kit', () => {
  const worker = { ...node('pi-worker'), spec: { taints: 'null' } };
  const named0 = {
    ...pod('shop', 'cart-0'),
    metadata: {
      name: 'cart-0',
      namespace: 'shop',
      labels: { 'example.com/front': 'null' },
      deletionTimestamp: 'null',
    },
    spec: { nodeName: 'null', containers: [{ name: 'server', image: 'registry.example/cart:1' }] },
  };
  const bundle = (key: string) => ({
    'metadata.yaml': `projectname: shop\n${key}: "${LATE}"\nissuedescription: since 2019-01-01T00:00:00Z\n`,
    'yamls/cluster/v1/nodes.yaml': list([typed('Node', 'v1', worker)]),
    'yamls/cluster/v1/namespaces.yaml': list([typed('Namespace', 'v1', named('shop'))]),
    'yamls/namespaced/shop/v1/pods.yaml': list([typed('Pod', 'v1', named0)]),
    'yamls/namespaced/shop/metrics.k8s.io/v1beta1/pods.yaml': list([
      typed('PodMetrics', 'metrics.k8s.io/v1beta1', {
        ...named('cart-0', 'shop'),
        timestamp: LATE,
        window: '20s',
        containers: [{ name: 'server', usage: { cpu: '5m', memory: '64Mi' } }],
      }),
    ]),
    'yamls/namespaced/shop/apps/v1/deployments.yaml': list([
      typed('Deployment', 'apps/v1', deployment('shop', 'cart')),
    ]),
    'logs/shop/cart-0/server.log': 'started\n',
    'logs/shop/cart-0/server.log.1': 'stopped\n',
    'nodes/pi-worker.zip': 'PK',
  });

  test.each(['bundleCreatedAt', 'bundlecreatedat', 'bundle_created_at'])('created by %s', async (key) => {
    const snapshot = await capture(bundle(key));
    const { ledger, cluster } = snapshot;
    expect(ledger.layout).toBe('support-bundle-kit');
    expect(counts(ledger)).toEqual(COUNTS);
    expect(ledger.sources.find(({ source }) => source === 'podMetrics')?.count).toBe(1);
    expect(logs(snapshot)).toEqual(LOGS);
    expect(at(ledger)).toBe(LATE);
    expect(ledger.captureTime.detail).toBe('metadata.yaml');
    const [found] = cluster.pods;
    expect(found?.nodeName).toBeNull();
    expect(found?.meta.labels).toEqual({ 'example.com/front': '' });
    expect(found?.meta.deletedAt).toBeNull();
  });
});

test('ocne', async () => {
  const snapshot = await capture({
    'dump/cluster/cluster-wide/nodes.yaml': list([typed('Node', 'v1', node('pi-worker'))]),
    'dump/cluster/cluster-wide/namespaces.json': json({
      apiVersion: 'v1',
      kind: 'NamespaceList',
      items: [named('shop')],
    }),
    'dump/cluster/namespaces/shop/pods.json': json({ kind: 'PodList', apiVersion: 'v1', items: PODS }),
    'dump/cluster/namespaces/shop/deployments.apps.yaml': list([
      typed('Deployment', 'apps/v1', deployment('shop', 'cart')),
    ]),
    'dump/cluster/namespaces/shop/tills.example.com.yaml': list([]),
    'dump/cluster/namespaces/shop/podlogs/cart-0.txt':
      '==== START logs for container server of pod shop/cart-0 ====\nstarted\n==== END logs for container server of pod shop/cart-0 ====\n' +
      '==== START logs for container proxy of pod shop/cart-0 ====\nstarted\n==== END logs for container proxy of pod shop/cart-0 ====\n',
    'dump/nodes/pi-worker/uptime.txt': 'up 5 days\n',
    'dump/sensitive-do-not-share-redaction-map.csv': 'pi-worker,REDACTED-1\n',
  });
  expect(snapshot.ledger.layout).toBe('ocne cluster dump');
  expect(counts(snapshot.ledger)).toEqual(COUNTS);
  expect(logs(snapshot)).toEqual(['shop/cart-0/proxy', 'shop/cart-0/server']);
  expect(complaints(snapshot.ledger)).toEqual([]);
});

test('verrazzano', async () => {
  const snapshot = await capture({
    'cluster-snapshot/verrazzano-resources.json': json({ apiVersion: 'v1', kind: 'List', items: [] }),
    'cluster-snapshot/metadata.json': json({ time: LATE }),
    'cluster-snapshot/nodes.json': typedList('Node', 'v1', [node('pi-worker')]),
    'cluster-snapshot/shop/namespace.json': json(typed('Namespace', 'v1', named('shop'))),
    'cluster-snapshot/shop/pods.json': typedList('Pod', 'v1', [pod('shop', 'cart-0')]),
    'cluster-snapshot/shop/deployments.json': typedList('Deployment', 'apps/v1', [
      deployment('shop', 'cart'),
    ]),
    'cluster-snapshot/shop/pvcs.json': typedList('PersistentVolumeClaim', 'v1', []),
    'cluster-snapshot/shop/cart-0/logs.txt': 'started\n',
  });
  expect(snapshot.ledger.layout).toBe('Verrazzano capture');
  expect(counts(snapshot.ledger)).toEqual(COUNTS);
  expect(state(snapshot.ledger, 'persistentvolumeclaims', 'shop')).toBe('empty');
  expect(logs(snapshot)).toEqual(['shop/cart-0/null']);
  expect(at(snapshot.ledger)).toBe(LATE);
  expect(complaints(snapshot.ledger)).toEqual([]);
});

test('an insights archive: objects without kinds, events without metadata', async () => {
  const event = (second: number, message: string) => ({
    namespace: 'shop',
    lastTimestamp: `2025-10-19T19:55:0${second}Z`,
    reason: 'BackOff',
    message,
    type: 'Warning',
  });
  const snapshot = await capture({
    'archive/insights-operator/gathers.json': json({ status_reports: [] }),
    'archive/config/id': 'd9f0\n',
    'archive/config/node/pi-worker.json': json(node('pi-worker')),
    'archive/config/pod/shop/cart-0.json': json(pod('shop', 'cart-0')),
    'archive/config/pod/shop/logs/cart-0/errors.log': 'failed\n',
    'archive/config/storage/storageclasses/fast.json': json(named('fast')),
    'archive/config/pdbs/shop/cart.json': json(
      typed('PodDisruptionBudget', 'policy/v1', named('cart', 'shop')),
    ),
    'archive/config/infrastructure.json': json(named('cluster')),
    'archive/config/configmaps/shop/settings/settings.json': '{"kind":"Settings"}',
    'archive/config/workload_info.json': '{"pods":3}',
    'archive/conditional/namespaces/shop/pods/web-0/web-0.json': json(pod('shop', 'web-0')),
    'archive/conditional/namespaces/shop/pods/web-0/containers/server/logs/last-50-lines.log': 'late\n',
    'archive/events/shop.json': json({
      items: [event(1, 'back-off cart-0'), event(1, 'back-off web-0'), event(2, 'back-off cart-0')],
    }),
  });
  const { ledger, cluster } = snapshot;
  expect(ledger.layout).toBe('insights archive');
  expect(counts(ledger)).toEqual({
    nodes: 1,
    'pods shop': 2,
    'poddisruptionbudgets shop': 1,
    storageclasses: 1,
    'events shop': 3,
  });
  expect(cluster.events[0]).toMatchObject({ reason: 'BackOff', type: 'Warning', message: 'back-off cart-0' });
  expect(state(ledger, 'pods', 'shop')).toBe('partial');
  expect(logs(snapshot)).toEqual(['shop/cart-0/null', 'shop/web-0/server']);
  expect(complaints(ledger)).toEqual([
    'note archive/config/infrastructure.json: objects without a kind were passed over: infrastructure by their path',
  ]);
});

test('vpk: JSON by the name of YAML', async () => {
  const { ledger } = await capture({
    'config0.yaml': json({ apiVersion: 'v1', kind: 'List', items: [typed('Node', 'v1', node('pi-worker'))] }),
    'config1.yaml': json({ apiVersion: 'v1', kind: 'List', items: PODS }),
    'config2.yaml': json({ apiVersion: 'v1', kind: 'List', items: [] }),
  });
  expect(ledger.layout).toBe('vpk snapshot');
  expect(counts(ledger)).toEqual({ nodes: 1, 'pods shop': 1 });
});

test('one object per file, by whoever exports them', async () => {
  const { ledger } = await capture({
    'export/shop/deployments/cart.yaml': object('Deployment', 'apps/v1', deployment('shop', 'cart')),
    'export/shop/deployments/web.yaml': object('Deployment', 'apps/v1', deployment('shop', 'web')),
    'export/shop/pods/cart-0.json': json(PODS[0]),
    'export/nodes/pi-worker.json': json(typed('Node', 'v1', node('pi-worker'))),
  });
  expect(ledger.layout).toBe('one object per file');
  expect(counts(ledger)).toEqual({ nodes: 1, 'pods shop': 1, 'deployments shop': 2 });
  expect(state(ledger, 'pods', 'shop')).toBe('captured');
  expect(state(ledger, 'nodes')).toBe('captured');
  expect(complaints(ledger)).toEqual([]);
});

test('an object that somebody asked for by name is no export', async () => {
  const { ledger } = await capture({
    'deployments/cart.json': json(typed('Deployment', 'apps/v1', deployment('shop', 'cart'))),
    'pods/shop.json': json({ apiVersion: 'v1', kind: 'List', items: PODS }),
  });
  expect(ledger.layout).toBe('plain');
  expect(state(ledger, 'deployments')).toBe('partial');
});
