import { expect, test } from 'vitest';
import { isoTime } from '../../../src/model/instant.ts';
import {
  capture,
  complaints,
  counts,
  deployment,
  logs,
  named,
  node,
  pod,
  state,
  typed,
  yaml,
} from './capture.ts';

const LOCAL = 'must-gather.local.77/';
const IMAGE = `${LOCAL}registry-example-must-gather-sha256-0a1b2c3d/`;
const STAMP = '2025-10-19 21:50:00.5 +0200 CEST m=+0.1\n2025-10-19 22:00:00.5 +0200 CEST m=+600.1\n';

function gathered(root: string): Readonly<Record<string, string>> {
  const list = (kind: string, apiVersion: string, items: readonly object[]) =>
    yaml({ apiVersion, items: items.map((item) => typed(kind, apiVersion, item)), kind: `${kind}List` });
  return {
    [`${root}version`]: 'openshift/must-gather\n4.18.1\n',
    [`${root}cluster-scoped-resources/core/nodes/pi-worker.yaml`]: yaml(
      typed('Node', 'v1', node('pi-worker')),
    ),
    [`${root}cluster-scoped-resources/config.openshift.io/ingresses.yaml`]: list(
      'Ingress',
      'config.openshift.io/v1',
      [named('cluster')],
    ),
    [`${root}namespaces/shop/shop.yaml`]: yaml(typed('Namespace', 'v1', named('shop'))),
    [`${root}namespaces/shop/core/pods.yaml`]: list('Pod', 'v1', [pod('shop', 'cart-0')]),
    [`${root}namespaces/shop/pods/cart-0/cart-0.yaml`]: yaml(typed('Pod', 'v1', pod('shop', 'cart-0'))),
    [`${root}namespaces/shop/pods/cart-0/server/server/logs/current.log`]: 'started\n',
    [`${root}namespaces/shop/pods/cart-0/server/server/logs/previous.insecure.log`]: '',
    [`${root}namespaces/shop/pods/cart-0/server/server/healthz/index`]: 'ok\n',
    [`${root}namespaces/shop/apps/deployments.yaml`]: list('Deployment', 'apps/v1', [
      deployment('shop', 'cart'),
    ]),
    [`${root}namespaces/shop/apps/statefulsets.yaml`]: list('StatefulSet', 'apps/v1', []),
    [`${root}namespaces/shop/route.openshift.io/routes.yaml`]: list('Route', 'route.openshift.io/v1', []),
    [`${root}namespaces/shop/build.openshift.io/builds.yaml`]: yaml({
      apiVersion: 'v1',
      items: [],
      kind: 'List',
    }),
    [`${root}host_service_logs/masters/kubelet_service.log`]: 'kubelet is up\n',
    [`${root}etcd_info/member_list.json`]: '{"members":[]}',
    [`${root}event-filter.html`]: '<html></html>',
  };
}

const COUNTS = { nodes: 1, namespaces: 1, 'pods shop': 1, 'deployments shop': 1, Ingress: 1 };

test('a must-gather below its own folders', async () => {
  const snapshot = await capture({
    ...gathered(IMAGE),
    [`${LOCAL}timestamp`]: STAMP,
    [`${LOCAL}must-gather.logs`]: 'pulling image\n',
  });
  const { ledger } = snapshot;
  expect(ledger.layout).toBe('must-gather');
  expect(counts(ledger)).toEqual(COUNTS);
  expect(logs(snapshot)).toEqual(['shop/cart-0/server']);
  expect(isoTime(ledger.captureTime.at ?? 0)).toBe('2025-10-19T20:00:00Z');
  expect(ledger.captureTime).toMatchObject({ source: 'marker', detail: `${LOCAL}timestamp` });
  expect(state(ledger, 'statefulsets', 'shop')).toBe('empty');
  expect(state(ledger, 'pods', 'shop')).toBe('captured');
  // It holds the namespaces that were asked for, and does not say which there are.
  expect(state(ledger, 'namespaces')).toBe('partial');
  expect(state(ledger, 'logs')).toBe('partial');
  expect(ledger.sources.find(({ resource }) => resource === 'pods')?.duplicates).toBe(1);
  expect(complaints(ledger)).toEqual([
    `note ${IMAGE}namespaces/shop/pods/cart-0/server/server/logs/previous.insecure.log: no bytes: a log without lines, or of a container that has none`,
  ]);
});

test('an empty list of what the model has no field for is no riddle', async () => {
  const { ledger } = await capture(gathered(''));
  const held = (path: string) => ledger.files.find((file) => file.path === path)?.contents;
  expect(held('namespaces/shop/route.openshift.io/routes.yaml')).toEqual([
    { resource: 'routes.route.openshift.io', count: 0 },
  ]);
  expect(held('namespaces/shop/build.openshift.io/builds.yaml')).toEqual([
    { resource: 'builds.build.openshift.io', count: 0 },
  ]);
});

test('several images gathered from one cluster', async () => {
  const { ledger } = await capture({
    ...gathered(IMAGE),
    [`${LOCAL}registry-example-storage-sha256-4e5f6a7b/namespaces/depot/core/pods.yaml`]: yaml({
      apiVersion: 'v1',
      items: [typed('Pod', 'v1', pod('depot', 'stock-0'))],
      kind: 'PodList',
    }),
  });
  expect(counts(ledger)).toEqual({ ...COUNTS, 'pods depot': 1 });
});

test('a gather in a gather', async () => {
  const { ledger } = await capture({
    ...gathered(''),
    'namespaces/all/namespaces/depot/core/services.yaml': yaml({ apiVersion: 'v1', items: [], kind: 'List' }),
    'namespaces/all/namespaces/depot/pods/stock-0/stock-0.yaml': yaml(
      typed('Pod', 'v1', pod('depot', 'stock-0')),
    ),
  });
  expect(counts(ledger)).toEqual({ ...COUNTS, 'pods depot': 1 });
  expect(state(ledger, 'services', 'depot')).toBe('empty');
});

test('oc adm inspect by itself', async () => {
  const { ledger } = await capture({ ...gathered('inspect.local.42/'), 'inspect.local.42/timestamp': STAMP });
  expect(ledger.layout).toBe('oc adm inspect');
  expect(counts(ledger)).toEqual(COUNTS);
  expect(ledger.captureTime.source).toBe('marker');
});
