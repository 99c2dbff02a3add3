import { describe, expect, test } from 'vitest';
import { readSnapshot, snapshotClusters } from '../../../src/snapshot/read-snapshot.ts';
import { capture, counts, folderOf, json, named, node, pod, typed, typedList, yaml } from './capture.ts';

const GATHERED = {
  'gather.log': '2025-10-19T22:00:00.000+0200\tINFO\tgathering\n',
  'hub/cluster/nodes/hub-1.yaml': yaml(typed('Node', 'v1', node('hub-1'))),
  'hub/cluster/rbac.authorization.k8s.io/clusterroles/auditor.yaml': yaml(
    typed('ClusterRole', 'rbac.authorization.k8s.io/v1', named('auditor')),
  ),
  'hub/namespaces/shop/pods/cart-0.yaml': yaml(typed('Pod', 'v1', pod('shop', 'cart-0'))),
  'hub/namespaces/shop/pods/cart-0/server/current.log': 'started\n',
  'edge/cluster/nodes/edge-1.yaml': yaml(typed('Node', 'v1', node('edge-1'))),
  'edge/namespaces/shop/pods/cart-0.yaml': yaml(typed('Pod', 'v1', pod('shop', 'cart-0'))),
  'edge/addons/rook/logs/mgr.log': 'ok\n',
};

describe('kubectl-gather: a folder a cluster', () => {
  test('none of them is read without a choice', async () => {
    await expect(capture(GATHERED)).rejects.toThrow(
      /holds captures of 2 clusters: edge, hub; choose with --cluster NAME, or take each with --all-clusters/,
    );
    expect(await snapshotClusters(folderOf(GATHERED))).toEqual(['edge', 'hub']);
  });

  test('the one chosen is read, and nothing of the other', async () => {
    const { ledger, cluster } = await capture(GATHERED, 'hub');
    expect(ledger).toMatchObject({ snapshot: 'capture/hub', layout: 'kubectl-gather' });
    expect(counts(ledger)).toEqual({ nodes: 1, clusterroles: 1, 'pods shop': 1 });
    expect(cluster.nodes[0]?.meta.name).toBe('hub-1');
    expect(ledger.captureTime).toMatchObject({
      source: 'marker',
      detail: 'gather.log',
      at: Date.UTC(2025, 9, 19, 20),
    });
    expect(ledger.files.map(({ path }) => path).filter((path) => path.startsWith('edge'))).toEqual([]);
  });

  test.each(['edge-2', '', '../hub'])('one that is not there: %j', async (name) => {
    await expect(capture(GATHERED, name)).rejects.toThrow(/no cluster .* expected one of edge, hub/);
  });

  test('a single one needs no choice', async () => {
    const files = Object.fromEntries(Object.entries(GATHERED).filter(([path]) => !path.startsWith('edge')));
    expect((await capture(files)).ledger.snapshot).toBe('capture');
    expect((await capture(files, 'hub')).ledger.snapshot).toBe('capture');
  });
});

describe('support bundles in one folder', () => {
  const bundle = (folder: string, uid: string, worker: string) => ({
    [`${folder}/cluster-resources/namespaces.json`]: typedList('Namespace', 'v1', [
      named('kube-public', null, '11111111-0000-4000-8000-000000000000'),
      { metadata: { name: 'kube-system', uid, creationTimestamp: '2025-10-01T08:00:00Z' } },
    ]),
    [`${folder}/cluster-resources/nodes.json`]: typedList('Node', 'v1', [node(worker)]),
  });
  const ONE = '0a000000-0000-4000-8000-000000000001';
  const TWO = '0b000000-0000-4000-8000-000000000002';

  test('of two clusters', async () => {
    const files = { ...bundle('monday/bundle', ONE, 'pi-1'), ...bundle('tuesday/bundle', TWO, 'pi-2') };
    expect(await snapshotClusters(folderOf(files))).toEqual(['monday-bundle', 'tuesday-bundle']);
    const { ledger } = await capture({ ...files, 'pods.json': '[]' }, 'tuesday-bundle');
    expect(counts(ledger)).toMatchObject({ nodes: 1 });
    expect(ledger.files.find(({ path }) => path === 'pods.json')).toMatchObject({
      format: 'no cluster state',
    });
  });

  test('of one cluster they are one capture', async () => {
    const files = { ...bundle('monday', ONE, 'pi-1'), ...bundle('tuesday', ONE, 'pi-2') };
    expect(counts((await capture(files)).ledger)).toEqual({ namespaces: 2, nodes: 2 });
  });

  test('names are fit to be folders', async () => {
    const files = {
      ...bundle('a b\u001b[31m', ONE, 'pi-1'),
      ...bundle('..x', TWO, 'pi-2'),
      ...bundle('--', '0c000000-0000-4000-8000-000000000003', 'pi-3'),
    };
    expect(await snapshotClusters(folderOf(files))).toEqual(['..x', 'a-b-31m', 'cluster']);
  });
});

test('must-gathers of two clusters, each of two images', async () => {
  const image = (local: string, name: string, worker: string) => ({
    [`${local}/timestamp`]: '2025-10-19 20:00:00 +0000 UTC\n',
    [`${local}/${name}/cluster-scoped-resources/core/nodes/${worker}.yaml`]: yaml(
      typed('Node', 'v1', node(worker)),
    ),
  });
  const files = {
    ...image('must-gather.local.1', 'one', 'pi-1'),
    ...image('must-gather.local.1', 'two', 'pi-2'),
    ...image('must-gather.local.2', 'one', 'pi-3'),
    ...image('must-gather.local.2', 'one', 'pi-4'),
  };
  expect(await snapshotClusters(folderOf(files))).toEqual(['must-gather.local.1', 'must-gather.local.2']);
  expect(counts((await capture(files, 'must-gather.local.1')).ledger)).toEqual({ nodes: 2 });
});

test('a capture without layouts is not divided', async () => {
  const files = {
    'prod/pods.json': json({
      apiVersion: 'v1',
      kind: 'List',
      items: [typed('Pod', 'v1', pod('shop', 'cart-0'))],
    }),
  };
  expect(await snapshotClusters(folderOf(files))).toEqual([]);
  await expect(
    readSnapshot(folderOf(files), { namespaces: null, capturedAt: null, cluster: 'prod' }),
  ).rejects.toThrow(/no cluster prod in .*: it is not divided by clusters/);
});
