import fc from 'fast-check';
import { expect, test } from 'vitest';
import { objectKey } from '../../../src/model/object.ts';
import { HOUR, NOW } from '../../builders/meta.ts';
import { service } from '../../builders/network.ts';
import { pod } from '../../builders/pod.ts';
import { cronJob, deployment, job, replicaSet, statefulSet } from '../../builders/workload.ts';
import { compared } from './sides.ts';

const kindOf = (comparison: ReturnType<typeof compared>, resource: string) =>
  comparison.kinds.find((kind) => kind.resource === resource);
const changes = ({ objects }: ReturnType<typeof compared>) =>
  objects.map(({ change, ref }) => `${change} ${objectKey(ref)}`);

test('an object of another name and the same uid is the same', () => {
  const comparison = compared(
    { services: [service('cart', { uid: 'u-1' }), service('web')] },
    { services: [service('basket', { uid: 'u-1', selector: { app: 'cart' } }), service('web')] },
  );
  expect(changes(comparison)).toEqual(['changed shop/Service/basket']);
  expect(comparison.objects[0]?.fields).toContainEqual({
    path: 'metadata.name',
    before: 'cart',
    after: 'basket',
  });
  expect(kindOf(comparison, 'services')).toMatchObject({ created: 0, deleted: 0, replaced: 0, changed: 1 });
});

test('an object of the same name and another uid is another', () => {
  const before = { services: [service('cart', { uid: 'u-1' }), service('web')] };
  const comparison = compared(before, { services: [service('cart', { uid: 'u-2' }), service('web')] });
  expect(changes(comparison)).toEqual(['replaced shop/Service/cart']);
  expect(kindOf(comparison, 'services')).toMatchObject({
    before: 2,
    created: 0,
    deleted: 0,
    replaced: 1,
    after: 2,
  });
});

test('two objects that changed names are told apart by uid', () => {
  const swapped = compared(
    { services: [service('cart', { uid: 'u-1' }), service('web', { uid: 'u-2' })] },
    { services: [service('cart', { uid: 'u-2' }), service('web', { uid: 'u-1' })] },
  );
  expect(changes(swapped)).toEqual(['changed shop/Service/cart', 'changed shop/Service/web']);
});

test('without uids the name must do', () => {
  const before = { services: [service('cart', { uid: null }), service('web', { uid: null })] };
  expect(changes(compared(before, { services: [service('cart'), service('web')] }))).toEqual([]);
});

test('pods that their owner makes anew are counted at their owner', () => {
  const cart = deployment('cart');
  const [old, young] = ['6c4f9d', '7d5e0f'].map((hash) => replicaSet(`cart-${hash}`, { owner: cart }));
  if (old === undefined || young === undefined) throw new Error('two of them');
  const bare = pod('debug');
  const comparison = compared(
    { deployments: [cart], replicaSets: [old], pods: [pod('cart-6c4f9d-aaaaa', { owner: old }), bare] },
    { deployments: [cart], replicaSets: [young], pods: [pod('cart-7d5e0f-bbbbb', { owner: young })] },
  );
  expect(changes(comparison)).toEqual(['deleted shop/Pod/debug']);
  const owner = { kind: 'Deployment', namespace: 'shop', name: 'cart' };
  expect(comparison.turnover).toEqual([
    { owner, kind: 'Pod', created: 1, deleted: 1, replaced: 0, changed: 0 },
    { owner, kind: 'ReplicaSet', created: 1, deleted: 1, replaced: 0, changed: 0 },
  ]);
  expect(kindOf(comparison, 'pods')).toMatchObject({ before: 2, created: 1, deleted: 2, after: 1 });
});

test('a pod of a StatefulSet keeps its name and is replaced; Jobs of a CronJob come and go', () => {
  const [db, nightly] = [statefulSet('db'), cronJob('nightly')];
  const comparison = compared(
    {
      statefulSets: [db],
      cronJobs: [nightly],
      jobs: [job('nightly-1', { owner: nightly })],
      pods: [pod('db-0', { owner: db, uid: 'a' })],
    },
    {
      statefulSets: [db],
      cronJobs: [nightly],
      jobs: [job('nightly-2', { owner: nightly })],
      pods: [pod('db-0', { owner: db, uid: 'b' })],
    },
  );
  expect(changes(comparison)).toEqual([]);
  expect(
    comparison.turnover.map(({ owner, kind, created, deleted, replaced }) => [
      owner.name,
      kind,
      created,
      deleted,
      replaced,
    ]),
  ).toEqual([
    ['nightly', 'Job', 1, 1, 0],
    ['db', 'Pod', 0, 0, 1],
  ]);
});

const some = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('cart', 'web', 'db', 'mail', 'auth', 'log'),
    namespace: fc.constantFrom('shop', 'depot'),
    uid: fc.constantFrom(null, 'u-1', 'u-2', 'u-3', 'u-4'),
    port: fc.integer({ min: 80, max: 82 }),
  }),
  { selector: ({ name, namespace }) => `${namespace}/${name}` },
);

test('before - deleted + created = after, and nothing is counted twice', () => {
  fc.assert(
    fc.property(
      some,
      some,
      fc.constantFrom(undefined, 'shop'),
      fc.constantFrom(undefined, 'shop'),
      (was, is, one, other) => {
        const services = (given: typeof was) =>
          given.map(({ name, namespace, uid, port }) =>
            service(name, {
              namespace,
              uid,
              ports: [{ name: null, port, protocol: 'TCP', targetPort: port, nodePort: null }],
            }),
          );
        const side = (given: typeof was, only: string | undefined) =>
          only === undefined
            ? { services: services(given) }
            : {
                services: services(given.filter(({ namespace }) => namespace === only)),
                onlyNamespace: only,
              };
        const comparison = compared(side(was, one), side(is, other));
        const row = kindOf(comparison, 'services');
        if (
          row === undefined ||
          row.before === null ||
          row.after === null ||
          row.created === null ||
          row.deleted === null
        )
          return;
        expect(row.before - row.deleted + row.created).toBe(row.after);
        const names = comparison.objects.map(({ ref, change }) => `${change} ${objectKey(ref)}`);
        expect(new Set(names).size).toBe(names.length);
        const keptBefore = row.before - row.deleted - (row.replaced ?? 0);
        expect(keptBefore).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 300, seed: 3 },
  );
});

test('a capture of one namespace and one of the cluster are compared where both looked', () => {
  const before = { services: [service('cart'), service('web', { namespace: 'depot' })] };
  const after = { services: [service('cart'), service('new')], onlyNamespace: 'shop' };
  const comparison = compared(before, after);
  expect(changes(comparison)).toEqual(['created shop/Service/new']);
  expect(kindOf(comparison, 'services')).toEqual({
    kind: 'Service',
    resource: 'services',
    before: 1,
    created: 1,
    deleted: 0,
    replaced: 0,
    changed: 0,
    after: 2,
    gap: 'services only of namespaces that both captured whole: shop',
  });
});

test('a kind that one side lacks has its number, and nothing came or went', () => {
  const comparison = compared({ services: [service('cart')], pods: [] }, { pods: [] });
  expect(kindOf(comparison, 'services')).toEqual({
    kind: 'Service',
    resource: 'services',
    before: 1,
    created: null,
    deleted: null,
    replaced: null,
    changed: null,
    after: null,
    gap: 'services were not captured after',
  });
  expect(kindOf(comparison, 'pods')).toMatchObject({ before: 0, after: 0, gap: null });
  expect(kindOf(comparison, 'nodes')).toBeUndefined();
});

test('of a list that was cut short, what both sides show is still compared', () => {
  const before = { services: [service('cart', { type: 'ClusterIP' }), service('web')] };
  const comparison = compared(before, {
    services: [service('cart', { type: 'NodePort' })],
    states: { services: 'partial' },
  });
  expect(changes(comparison)).toEqual(['changed shop/Service/cart']);
  expect(kindOf(comparison, 'services')).toMatchObject({
    before: 2,
    deleted: null,
    changed: 1,
    after: 1,
    gap: 'services were captured only in part after',
  });
});

test('kinds come as in kubectl get all, then by name', () => {
  const all = { nodes: [], services: [], pods: [], deployments: [], configMaps: [], jobs: [] };
  expect(compared(all, all).kinds.map(({ resource }) => resource)).toEqual([
    'pods',
    'services',
    'deployments',
    'jobs',
    'configmaps',
    'nodes',
  ]);
});

test('what a pod that stayed proves', () => {
  const stayed = pod('a', { restarts: 2 });
  const comparison = compared(
    { pods: [stayed, pod('b'), pod('c', { uid: null }), pod('d', { uid: 'd-1' })] },
    {
      pods: [
        stayed,
        pod('b', { restarts: 3 }),
        pod('c', { uid: null }),
        pod('d', { uid: 'd-2', createdAt: NOW + HOUR }),
      ],
    },
  );
  expect(comparison.unaffected.pods.map(({ name }) => name)).toEqual(['a']);
  expect(comparison.unaffected.restarted).toEqual([
    { ref: { kind: 'Pod', namespace: 'shop', name: 'b' }, before: 0, after: 3 },
  ]);
});
