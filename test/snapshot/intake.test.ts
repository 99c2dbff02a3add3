import { describe, expect, test } from 'vitest';
import { createClusterBuilder } from '../../src/model/cluster-builder.ts';
import { FileIntake, type IntakeOptions } from '../../src/snapshot/intake.ts';
import { createJsonReader } from '../../src/snapshot/json/reader.ts';
import { FileEntry } from '../../src/snapshot/ledger-book.ts';

const CART = { metadata: { name: 'cart-0', namespace: 'shop' } };
const STOCK = { metadata: { name: 'stock-0', namespace: 'depot' } };

function taken(path: string, content: unknown, options: Partial<IntakeOptions> = {}) {
  const builder = createClusterBuilder();
  const entry = new FileEntry(path, 0);
  const intake = new FileIntake(entry, builder, { namespaces: null, scope: 'unknown', ...options });
  const reader = createJsonReader(intake);
  reader.write(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)));
  reader.end();
  intake.end();
  const { contents, problems, documents } = entry.row();
  return { objects: builder.objects(), lists: entry.lists, contents, problems, documents };
}

describe('what an object is', () => {
  test.each([
    [
      'by itself',
      'x',
      { apiVersion: 'v1', kind: 'List', items: [{ kind: 'Pod', apiVersion: 'v1', ...CART }] },
    ],
    ['by its list', 'x', { kind: 'PodList', apiVersion: 'v1', items: [CART] }],
    ['by its list, whose kind comes last', 'x', { items: [CART], apiVersion: 'v1', kind: 'PodList' }],
    ['by its path', 'pods/shop.json', [CART]],
    ['by its path, alone', 'config/pod/shop/cart-0.json', CART],
    ['by its path, one a line', 'pods.jsonl', `${JSON.stringify(CART)}\n`],
    [
      'by its own link',
      'x',
      { metadata: { ...CART.metadata, selfLink: '/api/v1/namespaces/shop/pods/cart-0' } },
    ],
    ['in a list in a list', 'x', [{ kind: 'PodList', apiVersion: 'v1', items: [CART] }]],
    ['as a watch prints it', 'x', { type: 'ADDED', object: { kind: 'Pod', apiVersion: 'v1', ...CART } }],
  ])('%s', (_, path, content) => {
    const { objects, contents } = taken(path, content);
    expect(objects.pods.map(({ meta }) => [meta.namespace, meta.name])).toEqual([['shop', 'cart-0']]);
    expect(contents).toEqual([{ resource: 'pods', count: 1 }]);
  });

  test('by its list, and at once where its kind stands first: nothing is kept until the list ends', () => {
    const builder = createClusterBuilder();
    const intake = new FileIntake(new FileEntry('x', 0), builder, { namespaces: null, scope: 'unknown' });
    const reader = createJsonReader(intake, { condenseFrom: 0 });
    const pods = Array.from({ length: 800 }, (_, index) => ({
      metadata: { name: `cart-${index}`, namespace: 'shop', uid: 'x'.repeat(4000) },
    }));
    const text = JSON.stringify({ kind: 'PodList', apiVersion: 'v1', items: pods });
    reader.write(Buffer.from(text.slice(0, -10)));
    expect(builder.known('pods').length).toBeGreaterThan(50);
    reader.write(Buffer.from(text.slice(-10)));
    reader.end();
    expect(builder.known('pods')).toHaveLength(800);
  });

  test('a link to another group is no object of ours', () => {
    const link = {
      metadata: { name: 'cluster', selfLink: '/apis/config.openshift.io/v1/ingresses/cluster' },
    };
    const { objects } = taken('config/ingress.json', link);
    expect(objects.ingresses).toEqual([]);
    expect(objects.customResources).toHaveLength(1);
  });

  test.each([
    ['no kind anywhere', 'x', [CART], 'they have no kind'],
    ['no name', 'x', { kind: 'PodList', apiVersion: 'v1', items: [{}] }, 'Pod without a metadata.name'],
    [
      'no object',
      'x',
      { kind: 'PodList', apiVersion: 'v1', items: [7, null] },
      'list items that are no objects',
    ],
    ['deleted in a watch', 'pods.json', [{ type: 'DELETED', object: CART }], 'that a watch saw deleted'],
  ])('%s: passed over', (_, path, content, message) => {
    const { contents, problems } = taken(path, content);
    expect(contents).toEqual([]);
    expect(problems).toMatchObject([{ level: 'warning', message: expect.stringContaining(message) }]);
  });
});

test('a manifest is no state: nobody has applied it, as far as the capture shows', () => {
  const spec = { containers: [{ name: 'cart', image: 'shop/cart:1' }] };
  const manifest = { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'cart', namespace: 'shop' }, spec };
  expect(taken('cart.json', manifest)).toMatchObject({ lists: [], contents: [] });
  expect(taken('cart.json', { ...manifest, status: {} }).contents).toEqual([{ resource: 'pods', count: 1 }]);
  const created = {
    ...manifest,
    metadata: { ...manifest.metadata, creationTimestamp: '2025-06-01T12:00:00Z' },
  };
  expect(taken('cart.json', created).contents).toEqual([{ resource: 'pods', count: 1 }]);
});

describe('how much of a kind it is', () => {
  const pods = (...items: readonly object[]) => ({ kind: 'PodList', apiVersion: 'v1', items });
  test.each([
    ['a list', 'x', pods(CART, STOCK), 'captured', 'unknown', ['depot', 'shop']],
    ['a list of a folder', 'namespaces/shop/core/pods.json', pods(CART), 'captured', 'namespace', ['shop']],
    ['an empty list', 'x', pods(), 'empty', 'unknown', []],
    [
      'an empty list by its path',
      'pods.json',
      { kind: 'List', apiVersion: 'v1', items: [] },
      'empty',
      'unknown',
      [],
    ],
    ['Go’s empty list', 'x', { kind: 'PodList', apiVersion: 'v1', items: null }, 'empty', 'unknown', []],
    [
      'a page of a list',
      'x',
      { ...pods(CART), metadata: { continue: 'next' } },
      'partial',
      'unknown',
      ['shop'],
    ],
    ['one object', 'x', { kind: 'Pod', apiVersion: 'v1', ...CART }, 'partial', 'unknown', ['shop']],
    [
      'one object of a layout',
      'namespaces/shop/pods/cart-0/cart-0.json',
      { kind: 'Pod', apiVersion: 'v1', ...CART },
      'captured',
      'namespace',
      ['shop'],
    ],
    [
      'a list that is cut',
      'x',
      '{"kind":"PodList","apiVersion":"v1","items":[{"metadata":{"name":"cart-0","namespace":"shop"}},{"meta',
      'partial',
      'unknown',
      ['shop'],
    ],
    ['an object that is cut', 'pods.json', '{"kind":"Pod","apiVersion":"v1","meta', 'partial', 'unknown', []],
  ])('%s', (_, path, content, state, scope, namespaces) => {
    expect(taken(path, content).lists).toEqual([{ source: 'pods', state, scope, namespaces }]);
  });

  test('a Status in place of data', () => {
    const status = {
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      reason: 'Forbidden',
      message:
        'pods is forbidden: User "auditor" cannot list resource "pods" in API group "" at the cluster scope',
    };
    const { lists, contents } = taken('pods.json', status);
    expect(lists).toMatchObject([{ source: 'pods', state: 'forbidden', scope: 'cluster' }]);
    expect(contents).toEqual([]);
  });
});

test('narrowed to a namespace, the others do not enter, and the answer is of that namespace', () => {
  const list = { kind: 'PodList', apiVersion: 'v1', items: [CART, STOCK] };
  const { objects, lists, problems } = taken('x', list, { namespaces: ['shop'] });
  expect(objects.pods.map(({ meta }) => meta.name)).toEqual(['cart-0']);
  expect(lists).toEqual([{ source: 'pods', state: 'captured', scope: 'namespace', namespaces: ['shop'] }]);
  expect(problems).toMatchObject([{ level: 'note' }]);
});

test('an object with another uid under one name is a duplicate and a warning', () => {
  const items = ['a', 'b'].map((uid) => ({ metadata: { ...CART.metadata, uid } }));
  const { objects, problems } = taken('x', { kind: 'PodList', apiVersion: 'v1', items });
  expect(objects.pods).toHaveLength(1);
  expect(problems).toMatchObject([{ level: 'warning', message: expect.stringContaining('Pod shop/cart-0') }]);
});

test('keys that JavaScript reserves are data', () => {
  const { objects } = taken(
    'x',
    '{"kind":"PodList","apiVersion":"v1","items":[{"__proto__":{"kind":"Node"},"constructor":1,"metadata":{"name":"cart-0","namespace":"__proto__"}}]}',
  );
  expect(objects.pods).toHaveLength(1);
  expect(objects.nodes).toEqual([]);
});
