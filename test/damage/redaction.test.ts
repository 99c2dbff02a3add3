import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { RedactionMarks } from '../../src/snapshot/redaction-marks.ts';
import { healthy, list, namespace, node } from '../cli/shop.ts';
import { raspberryPi } from '../fixtures/raspberry-pi.ts';
import { damaged } from './damaged.ts';

const BORN = '2025-10-01T00:00:00Z';
const LATE = '2025-10-19T20:00:00Z';
const meta = (name: string, more: object = {}) => ({
  name,
  namespace: 'shop',
  creationTimestamp: BORN,
  ...more,
});
const NODES = list('Node', [node('pi-worker')]);
const SPACES = list('Namespace', [namespace('shop')]);

/** Marks that stand for other values as well, and marks that equal values share. */
const BLANK = ['***HIDDEN***', '***', 'xxx', '<REDACTED>', 'REDACTED'];
const TOKENS = ['REDACTED-ab12cd34', 'x-ipv4-0000000001-x', 'x-mac-0000000007-x'];

function podOf(fields: {
  image?: string;
  nodeName?: string;
  phase?: string;
  env?: object[];
  labels?: object;
}): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: meta('cart-0', { uid: 'u', ...(fields.labels === undefined ? {} : { labels: fields.labels }) }),
    spec: {
      nodeName: fields.nodeName ?? 'pi-worker',
      containers: [{ name: 'web', image: fields.image ?? 'shop/cart:2', env: fields.env ?? [] }],
    },
    status: {
      phase: fields.phase ?? 'Running',
      conditions: [
        { type: 'PodScheduled', status: 'True', lastTransitionTime: BORN },
        { type: 'Ready', status: 'True', lastTransitionTime: BORN },
      ],
      containerStatuses: [
        {
          name: 'web',
          image: fields.image ?? 'shop/cart:2',
          ready: true,
          restartCount: 0,
          state: { running: { startedAt: BORN } },
        },
      ],
    },
  };
}

const service = (name: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: meta(name),
  spec,
});
const ingress = (spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: meta('cart'),
  spec,
});
const listed = (...items: readonly object[]) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', metadata: {}, items });
const route = (host: string) => ({
  host,
  http: {
    paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'cart', port: { number: 80 } } } }],
  },
});

describe.each([...BLANK, ...TOKENS])('S12 %s', (mark) => {
  test('for an image is no image', async () => {
    const { cluster, audit } = await damaged({
      'pods.json': listed(podOf({ image: mark })),
      'nodes.json': NODES,
    });
    expect(cluster.pods[0]?.spec.containers).toMatchObject([{ name: 'web', image: null }]);
    expect(JSON.stringify(audit.findings)).not.toContain(mark);
  });

  test.each([`${mark}/shop/cart:2`, `quay.io/${mark}/cart`, `shop/cart:${mark}`])(
    'in an image: %s',
    async (image) => {
      const { cluster } = await damaged({ 'pods.json': listed(podOf({ image })) });
      expect(cluster.pods[0]?.containers).toMatchObject([{ image: null }]);
    },
  );

  test('for a host in an environment variable or a ConfigMap is no address', async () => {
    const env = [
      { name: 'DB', value: `${mark}:5432` },
      { name: 'QUEUE', value: `amqp://${mark}:5672/` },
      { name: 'CACHE', value: mark },
    ];
    const config = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: meta('cart'),
      data: { hosts: `a=${mark}:80\nb=stock:80` },
    };
    const { cluster } = await damaged({ 'x.json': listed(podOf({ env }), config) });
    expect(cluster.pods[0]?.spec.containers[0]?.env.flatMap(({ addresses }) => addresses)).toEqual([]);
    expect(cluster.configMaps[0]).toMatchObject({
      keys: ['hosts'],
      addresses: [{ host: 'stock', port: 80 }],
    });
  });

  test('is counted in the ledger', async () => {
    const { said } = await damaged({ 'pods.json': listed(podOf({ image: mark })) });
    expect(said('pods.json')).toMatch(/^note: redacted: \S+ 2 times; what was there is unknown, not unset$/);
  });
});

describe.each(BLANK)('S12 %s', (mark) => {
  test('for the node of a pod: it is scheduled, and its node is not gone', async () => {
    const deleted = {
      ...podOf({ nodeName: mark }),
      metadata: meta('cart-0', { deletionTimestamp: '2025-10-10T00:00:00Z' }),
    };
    for (const pod of [podOf({ nodeName: mark, phase: 'Pending' }), deleted]) {
      const { cluster, findings } = await damaged({
        'pods.json': listed(pod),
        'nodes.json': NODES,
        'captured-at.txt': LATE,
      });
      expect(cluster.pods[0]?.nodeName).toBeNull();
      expect(findings.filter((finding) => /unsched|Node\//.test(finding))).toEqual([]);
    }
  });

  test('for a host of an Ingress: nothing is known of its TLS', async () => {
    const tls = [{ hosts: ['cart.example.org'], secretName: 'cart-tls' }];
    const { findings } = await damaged({
      'x.json': listed(ingress({ rules: [route(mark)], tls }), {
        ...ingress({ rules: [route('till.example.org')], tls: [{ hosts: [mark], secretName: 'till-tls' }] }),
        metadata: meta('till'),
      }),
    });
    expect(findings.filter((finding) => finding.startsWith('ingress-without-tls'))).toEqual([]);
  });

  test('for what a selector asks, or a label says: no Service is without pods', async () => {
    const selecting = await damaged({
      'x.json': listed(
        podOf({ labels: { app: 'cart' } }),
        service('cart', { selector: { app: mark }, ports: [{ port: 80 }] }),
      ),
      'namespaces.json': SPACES,
    });
    expect(selecting.findings.filter((finding) => finding.startsWith('service-without-pods'))).toEqual([]);
    const labelled = await damaged({
      'x.json': listed(
        podOf({ labels: { app: mark } }),
        service('cart', { selector: { app: 'cart' }, ports: [{ port: 80 }] }),
      ),
      'namespaces.json': SPACES,
    });
    expect(labelled.outcome('service-without-pods')).toBe('not evaluated');
    expect(labelled.source('pods').state).toBe('partial');
  });

  test('for the Service behind a route: it is not missing', async () => {
    const hidden = {
      rules: [
        {
          host: 'cart.example.org',
          http: { paths: [{ path: '/', backend: { service: { name: mark, port: { number: 80 } } } }] },
        },
      ],
    };
    const { findings } = await damaged({
      'x.json': listed(ingress(hidden), service('cart', {})),
      'namespaces.json': SPACES,
    });
    expect(findings.filter((finding) => finding.startsWith('ingress-backend-missing'))).toEqual([]);
  });

  test('for an owner: there is one', async () => {
    const owned = {
      ...podOf({}),
      metadata: meta('cart-0', {
        ownerReferences: [{ kind: 'ReplicaSet', name: mark, uid: 'r', controller: true }],
      }),
    };
    const { cluster } = await damaged({ 'x.json': listed(owned) });
    expect(cluster.pods[0]?.meta.owners).toHaveLength(1);
  });
});

test.each(['***HIDDEN***', '<REDACTED>', 'REDACTED'])(
  'S12 %s for names: the kind is redacted, not absent',
  async (mark) => {
    const nameless = { ...podOf({}), metadata: { ...meta(mark) } };
    const { source, said, outcome } = await damaged({
      'pods.json': listed(nameless, nameless),
      'svc.json': listed(service('cart', { selector: { app: 'cart' }, ports: [{ port: 80 }] })),
    });
    expect(source('pods')).toMatchObject({ state: 'redacted', count: 0 });
    expect(said('pods.json')).toContain('redaction took their names');
    expect(outcome('service-without-pods')).toBe('not evaluated');
    expect(outcome('crash-looping-container')).toBe('not evaluated');
  },
);

test('S12 names that are tokens are names: equal ones are equal', async () => {
  const [pod, one] = [
    podOf({ nodeName: 'REDACTED-ab12' }),
    { ...node('REDACTED-ab12'), apiVersion: 'v1', kind: 'Node' },
  ];
  const { cluster } = await damaged({ 'x.json': listed(pod, one) });
  expect(cluster.links.podsOn('REDACTED-ab12')).toHaveLength(1);
});

test('S12 a namespace somebody called xxx stays one', async () => {
  const pod = { ...podOf({}), metadata: { ...meta('cart-0'), namespace: 'xxx' } };
  const { source } = await damaged({ 'x.json': listed(pod, podOf({})) });
  expect(source('pods')).toMatchObject({ state: 'captured', count: 2 });
});

test('S12 Secrets of oc adm inspect and of kubectl-gather are counted', async () => {
  const length = Buffer.from('1675 bytes long').toString('base64');
  const inspected = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: meta('tls'),
    data: { 'tls.key': length, 'tls.crt': 'Y2VydA==' },
  };
  const gathered = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: meta('db', { annotations: { 'kubectl-gather.nirs.github.com/sanitized': '2025-10-19' } }),
    data: { password: 'bm90IGEgcGFzc3dvcmQ=' },
  };
  const { cluster, said } = await damaged({
    'x.yaml': stringify({ apiVersion: 'v1', kind: 'List', items: [inspected, gathered] }),
  });
  expect(cluster.secrets.map(({ keys }) => keys)).toEqual([['password'], ['tls.crt', 'tls.key']]);
  expect(said('x.yaml')).toBe(
    'note: redacted: "N bytes long" once, values hashed by kubectl-gather once; what was there is unknown, not unset',
  );
});

describe('S12 where the mark breaks the syntax', () => {
  test('YAML: what is whole is read', async () => {
    const pods = `apiVersion: v1
items:
- apiVersion: v1
  kind: Pod
  metadata:
    name: cart-0
    namespace: shop
    annotations:
      tcp://***HIDDEN***:10000: {}
  status:
    phase: Running
    podIP: ***HIDDEN***
    hostIP: ***HIDDEN***/20
- apiVersion: v1
  kind: Pod
  metadata:
    name: cart-1
    namespace: shop
  status: {podIP: ***HIDDEN***, phase: Running}
kind: List
`;
    const { cluster, source, said } = await damaged({ 'pods.yaml': pods });
    expect(source('pods')).toMatchObject({ state: 'captured', count: 2 });
    expect(cluster.pods.map(({ phase, podIP }) => [phase, podIP])).toEqual([
      ['Running', null],
      ['Running', null],
    ]);
    expect(said('pods.yaml')).toContain('***HIDDEN*** 3 times');
  });

  test('JSON: the item is lost, the others are not, and the kind is partial', async () => {
    const pods = list('Pod', [
      healthy('shop', 'cart-0'),
      healthy('shop', 'cart-1'),
      healthy('shop', 'cart-2'),
    ]);
    const { source, said } = await damaged({ 'pods.json': pods.replace('"pi-worker"', '***HIDDEN***') });
    expect(source('pods')).toMatchObject({ state: 'partial', count: 2 });
    expect(said('pods.json')).toMatch(/^error: items\[0\] is not valid JSON/);
  });
});

test('S12 the mark is found wherever it stands in a large file', async () => {
  for (const before of [1024 * 1024 - 3, 1024 * 1024, 3 * 1024 * 1024 - 7]) {
    const text = listed(podOf({ image: '***HIDDEN***' }));
    const padding = ' '.repeat(before - text.indexOf('***'));
    const { cluster } = await damaged({ 'pods.json': text.replace('"items":[', `"items":[${padding}`) });
    expect(cluster.pods[0]?.spec.containers).toMatchObject([{ image: null }]);
  }
});

test('S12 a mark where nobody looks changes nothing of the rest', async () => {
  const files = Object.fromEntries(raspberryPi());
  const marked = Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      content.replaceAll('"labels": {', '"seen": "***HIDDEN***", "labels": {'),
    ]),
  );
  const [before, after] = [await damaged(files), await damaged(marked)];
  const sources = ({ audit }: typeof before) => audit.ledger.sources;
  expect(after.said('pods.json')).toContain('***HIDDEN***');
  expect({ ...after.audit, ledger: sources(after) }).toEqual({ ...before.audit, ledger: sources(before) });
});

test('S12 the mark is found however the bytes arrive', () => {
  const bytes = Buffer.from('{"image":"***HIDDEN***"}');
  for (const size of [1, 2, 3, 5]) {
    const marks = new RedactionMarks('pods.json');
    for (let at = 0; at < bytes.length; at += size) marks.see(bytes.subarray(at, at + size));
    expect(marks.without({ image: '***HIDDEN***' }, null).object).toEqual({ image: null });
  }
});
