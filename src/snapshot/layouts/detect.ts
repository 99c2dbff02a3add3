import { byCodeUnit } from '../../model/order.ts';
import { LAYOUTS } from './catalogue.ts';
import { type Capture, clustersOf } from './clusters.ts';
import type { FileRole } from './file-role.ts';
import type { Layout, Root } from './layout.ts';
import { plainRole } from './plain.ts';
import { foldersAround, restOf, type Tree } from './tree.ts';

/** What a tree holds, by the layouts that were recognised in it. */
export interface Detected {
  /** Names of the clusters, sorted; none when no layout was recognised. */
  readonly clusters: readonly string[];
  /** Recognised layouts that cannot be read. */
  readonly unsupported: readonly Layout[];
  place(path: string): Placement;
}

export interface Placement {
  /** `null`: in no layout's folder. */
  readonly layout: string | null;
  /** `null`: of no cluster in particular. */
  readonly cluster: string | null;
  readonly role: FileRole;
}

interface Found {
  readonly layout: Layout;
  readonly root: Root;
}

export async function detectLayouts(tree: Tree, layouts: readonly Layout[] = LAYOUTS): Promise<Detected> {
  const found = await roots(tree, layouts);
  const clusters = await clustersOf(tree, captures([...found.values()]));
  const names = new Map(
    clusters.flatMap(({ name, captures: all }) => all.map((capture) => [capture, name] as const)),
  );
  const placed = (path: string) => {
    for (const folder of foldersAround(path)) {
      const here = found.get(folder);
      if (here !== undefined) return here;
    }
    return null;
  };
  return {
    clusters: clusters.map(({ name }) => name).toSorted(byCodeUnit),
    unsupported: layouts.filter(
      (layout) => layout.unsupported !== null && [...found.values()].some((here) => here.layout === layout),
    ),
    place: (path) => {
      const here = placed(path);
      if (here === null) return { layout: null, cluster: null, role: plainRole(path) };
      const { layout, root } = here;
      const below = path.slice(root.folder.length);
      return {
        layout: layout.name,
        cluster: root.shared ? null : (names.get(root.capture) ?? null),
        role: layout.role(below) ?? plainRole(below),
      };
    },
  };
}

/** By folder. A folder inside one of a more specific layout belongs to that one. */
async function roots(tree: Tree, layouts: readonly Layout[]): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  let rest = tree;
  for (const layout of layouts) {
    const own = await layout.find(rest);
    for (const root of own) found.set(root.folder, found.get(root.folder) ?? { layout, root });
    if (own.length > 0) rest = restOf(tree, new Set(found.keys()));
  }
  return found;
}

function captures(found: readonly Found[]): readonly Capture[] {
  return found
    .filter(({ root, layout }) => !root.shared && layout.unsupported === null)
    .map(({ root }) => root.capture);
}
