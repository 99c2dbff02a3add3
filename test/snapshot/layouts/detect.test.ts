import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LAYOUTS } from '../../../src/snapshot/layouts/catalogue.ts';
import { detectLayouts } from '../../../src/snapshot/layouts/detect.ts';
import { notState, objects } from '../../../src/snapshot/layouts/file-role.ts';
import { type Layout, wholeCapture } from '../../../src/snapshot/layouts/layout.ts';
import { foldersWith, treeOf } from '../../../src/snapshot/layouts/tree.ts';
import { ROOT } from '../../golden.ts';

/** A tool that puts a mark beside `things/`. */
function tool(name: string, mark: RegExp): Layout {
  return {
    name,
    unsupported: null,
    find: (tree) => foldersWith(tree, mark).map(wholeCapture),
    role: (path) => (path.startsWith('things/') ? objects({ source: 'pods', namespace: name }) : null),
  };
}

const SHELF = tool('shelf', /shelf\.mark$/);
const DRAWER = tool('drawer', /(?:shelf|drawer)\.mark$/);

async function detected(paths: readonly string[], layouts: readonly Layout[] = [SHELF, DRAWER]) {
  const tree = treeOf(paths.toSorted(), async () => null);
  return detectLayouts(tree, layouts);
}

test('a folder that two layouts recognise belongs to the first', async () => {
  const { place } = await detected(['a/shelf.mark', 'a/things/x', 'b/drawer.mark', 'b/things/x']);
  expect(place('a/things/x')).toMatchObject({ layout: 'shelf', role: { namespace: 'shelf' } });
  expect(place('b/things/x')).toMatchObject({ layout: 'drawer', role: { namespace: 'drawer' } });
});

test('a file belongs to the deepest folder, and a less specific layout has none inside', async () => {
  const { place } = await detected([
    'drawer.mark',
    'a/shelf.mark',
    'a/b/drawer.mark',
    'a/b/things/x',
    'things/y',
  ]);
  expect(place('a/b/things/x').layout).toBe('shelf');
  expect(place('things/y').layout).toBe('drawer');
});

test('what a layout says nothing of has the role of its path below the root', async () => {
  const { place } = await detected(['pods/shelf.mark', 'pods/services.json', 'pods/notes.json']);
  expect(place('pods/services.json').role.source).toBe('services');
  expect(place('pods/notes.json').role.source).toBeNull();
});

test('nothing is recognised in a plain tree', async () => {
  const { place, clusters } = await detected(['pods.json', 'things/x']);
  expect(clusters).toEqual([]);
  expect(place('pods.json')).toMatchObject({ layout: null, cluster: null, role: { source: 'pods' } });
});

test('captures in one another are of one cluster', async () => {
  const { clusters, place } = await detected(['a/drawer.mark', 'a/b/shelf.mark', 'a/b/things/x']);
  expect(clusters).toEqual(['a']);
  expect(place('a/b/things/x')).toMatchObject({ layout: 'shelf', cluster: 'a' });
});

test('what is shared is of no cluster', async () => {
  const keeper: Layout = {
    ...tool('keeper', /$/),
    find: () => [wholeCapture('a/'), wholeCapture('b/'), { folder: '', capture: '', shared: true }],
    role: () => notState('a record'),
  };
  const { clusters, place } = await detected(['a/x', 'b/x', 'log'], [keeper]);
  expect(clusters).toEqual(['a', 'b']);
  expect(place('log')).toMatchObject({ layout: 'keeper', cluster: null });
});

test('a tree of ten thousand files takes no time to speak of', async () => {
  const paths = Array.from({ length: 10_000 }, (_, index) => `a/${'b/'.repeat(20)}${index}/nodes.json`);
  const start = performance.now();
  const { place } = await detected(paths, LAYOUTS);
  for (const path of paths) place(path);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('every layout is listed, under a name of its own', () => {
  const folder = join(ROOT, 'src/snapshot/layouts');
  const written = readdirSync(folder).flatMap(
    (file) => readFileSync(join(folder, file), 'utf8').match(/^export const \w+: Layout = /gm) ?? [],
  );
  expect(written).toHaveLength(LAYOUTS.length);
  expect(new Set(LAYOUTS.map(({ name }) => name)).size).toBe(LAYOUTS.length);
});
