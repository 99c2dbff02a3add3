import { expect, test } from 'vitest';
import {
  capture,
  complaints,
  counts,
  deployment,
  json,
  logs,
  named,
  node,
  pod,
  state,
  typed,
  typedList,
} from './capture.ts';

const R = 'support-bundle-2025/cluster-resources';
const FORBIDDEN =
  'pods is forbidden: User "system:serviceaccount:depot:collector" cannot list resource "pods" in API group "" in the namespace "depot"';

const BUNDLE = {
  'support-bundle-2025/version.yaml':
    'apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nspec:\n  versionNumber: 0.1.0\n',
  'support-bundle-2025/analysis.json': '[{"name":"node.ok","insight":null}]',
  'support-bundle-2025/cluster-info/cluster_version.json': json({
    info: { major: '1', minor: '31', gitVersion: 'v1.31.2' },
    string: 'v1.31.2',
  }),
  [`${R}/namespaces.json`]: typedList('Namespace', 'v1', [named('shop'), named('depot')]),
  [`${R}/nodes.json`]: json([node('pi-worker')]),
  [`${R}/pods/shop.json`]: typedList('Pod', 'v1', [pod('shop', 'cart-0'), pod('shop', 'web-0')]),
  [`${R}/pods-errors.json`]: json({ depot: FORBIDDEN }),
  [`${R}/deployments/shop.json`]: json([deployment('shop', 'cart')]),
  [`${R}/deployments/depot.json`]: '[]',
  [`${R}/pod-disruption-budgets/shop.json`]: typedList('PodDisruptionBudget', 'policy/v1', [
    named('cart', 'shop'),
  ]),
  [`${R}/storage-classes.json`]: '',
  [`${R}/storage-errors.json`]: json(['the server was unable to return a response in the time allotted']),
  [`${R}/auth-cani-list/shop.json`]: json([{ verbs: ['list'], apiGroups: [''], resources: ['pods'] }]),
  [`${R}/groups.json`]: json([{ name: 'apps', versions: [] }]),
  [`${R}/resources.json`]: json([{ kind: 'APIResourceList', groupVersion: 'v1', resources: [] }]),
  [`${R}/image-pull-secrets/shop/registry.json`]: json({ 'registry.example': 'shop' }),
  [`${R}/custom-resources/tills.example.com/shop.json`]: json([
    typed('Till', 'example.com/v1', named('front', 'shop')),
  ]),
  [`${R}/custom-resources/shelves.example.com.json`]: '[]',
  [`${R}/pods/logs/shop/cart-0/server.log`]: 'started\n',
  [`${R}/pods/logs/shop/cart-0/server-previous.log`]: '{"kind":"Pod","apiVersion":"v1"}\n',
  [`${R}/pods/logs/shop/cart-0/proxy-logs-errors.log`]: 'container "proxy" is not running\n',
  'support-bundle-2025/host-collectors/system/node_list.json': '{"nodes":["pi-worker"]}',
};

test('a support bundle, new lists and old arrays alike', async () => {
  const snapshot = await capture(BUNDLE);
  const { ledger, cluster } = snapshot;
  expect(ledger.layout).toBe('support bundle');
  expect(counts(ledger)).toEqual({
    nodes: 1,
    namespaces: 2,
    'pods shop': 2,
    'deployments shop': 1,
    'poddisruptionbudgets shop': 1,
    Till: 1,
  });
  expect(cluster.version).toMatchObject({ server: 'v1.31.2' });
  expect(logs(snapshot)).toEqual(['shop/cart-0/server, previous', 'shop/cart-0/server']);
  expect(state(ledger, 'deployments', 'depot')).toBe('empty');
});

test('what it was refused is in the words of the API server, and by namespace', async () => {
  const { ledger } = await capture(BUNDLE);
  expect(state(ledger, 'pods', 'depot')).toBe('forbidden');
  expect(state(ledger, 'pods', 'shop')).toBe('captured');
  expect(state(ledger, 'storageclasses')).toBe('failed');
  const reason = ledger.sources.find(({ resource }) => resource === 'storageclasses')?.reason;
  expect(reason).toContain('unable to return a response');
  expect(complaints(ledger).map((line) => line.replace(/: .*/, ''))).toEqual([
    `error ${R}/pods-errors.json`,
    `warning ${R}/storage-classes.json`,
    `error ${R}/storage-errors.json`,
  ]);
});

test('a namespace that was asked for alone is one object', async () => {
  const { ledger } = await capture({
    ...BUNDLE,
    [`${R}/namespaces.json`]: json(typed('Namespace', 'v1', named('shop'))),
  });
  expect(counts(ledger)).toMatchObject({ namespaces: 1 });
});

test.each(['not JSON', '"text"', '{"depot": {"nested": true}}'])(
  'errors that are none: %s',
  async (content) => {
    const { ledger } = await capture({ ...BUNDLE, [`${R}/pods-errors.json`]: content });
    expect(state(ledger, 'pods', 'shop')).toBe('captured');
  },
);
