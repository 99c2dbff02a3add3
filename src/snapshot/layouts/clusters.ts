import { countBy, groupBy } from '../../model/grouping.ts';
import { byCodeUnit } from '../../model/order.ts';
import { foldersAround, lastPart, type Tree } from './tree.ts';

/** The folder of one whole capture. */
export type Capture = string;

/** One cluster, and the captures in the tree that are of it. */
export interface NamedCluster {
  readonly name: string;
  readonly captures: readonly Capture[];
}

/**
 * Tells captures of different clusters apart. Two are of one cluster when one lies in the other, or when their
 * `kube-system` namespaces have the same uid; nothing else in a capture identifies its cluster.
 */
export async function clustersOf(tree: Tree, captures: readonly Capture[]): Promise<readonly NamedCluster[]> {
  const all = [...new Set(captures)].toSorted(byCodeUnit);
  const known = new Set(all);
  const outermost = all.filter((capture) => !foldersAround(capture).some((folder) => known.has(folder)));
  const uids = outermost.length > 1 ? await clusterUids(tree, outermost) : new Map<Capture, string>();
  const groups = [...groupBy(outermost, (capture) => uids.get(capture) ?? `folder ${capture}`).values()];
  const names = clusterNames(groups.map(([first = '']) => first));
  const home = new Map(
    groups.flatMap((group, index) => group.map((capture) => [capture, names[index] ?? ''] as const)),
  );
  const members = groupBy(all, (capture) => {
    const outer = [capture, ...foldersAround(capture)].find((folder) => home.has(folder));
    return home.get(outer ?? capture) ?? '';
  });
  return [...members].map(([name, own]) => ({ name, captures: own }));
}

/** The folder's own name where no other has it, else its whole path. Fit to be a part of a path. */
function clusterNames(folders: readonly string[]): readonly string[] {
  const short = folders.map((folder) => pathPart(lastPart(folder)));
  const shared = countBy(short, (name) => name);
  const taken = new Set<string>();
  return folders.map((folder, index) => {
    const own = short[index] ?? '';
    const name = shared.get(own) === 1 ? own : pathPart(folder.slice(0, -1));
    let chosen = name;
    for (let number = 2; taken.has(chosen); number++) chosen = `${name}-${number}`;
    taken.add(chosen);
    return chosen;
  });
}

/** Folder names come with the capture: what is no plain file name is replaced. */
function pathPart(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, LONGEST_NAME);
  return /^[.-]*$/.test(safe) ? 'cluster' : safe;
}

const LONGEST_NAME = 100;

async function clusterUids(tree: Tree, captures: readonly Capture[]): Promise<ReadonlyMap<Capture, string>> {
  const known = new Set(captures);
  const files = tree.paths.filter((path) => NAMESPACES.test(path));
  const candidates = groupBy(
    files,
    (path) => foldersAround(path).find((folder) => known.has(folder)) ?? null,
  );
  const uids = new Map<Capture, string>();
  for (const capture of captures) {
    for (const path of (candidates.get(capture) ?? []).slice(0, MOST_CANDIDATES)) {
      const uid = KUBE_SYSTEM_UID.exec((await tree.text(path)) ?? '')?.[1];
      if (uid === undefined) continue;
      uids.set(capture, uid);
      break;
    }
  }
  return uids;
}

const MOST_CANDIDATES = 8;
/** Where layouts put the namespaces: all in a file, or one a file. */
const NAMESPACES =
  /(?:^|\/)(?:kube-system\/kube-system|(?:core\/|v1\/)?(?:namespaces?\/)?kube-system|(?:core_v1_)?namespaces|namespace)\.(?:json|ya?ml)$/i;
/** JSON and YAML alike: after its name, before any other object's. */
const KUBE_SYSTEM_UID =
  /\bname"?:\s*"?kube-system"?[,\s](?:(?!\bname"?:)[\s\S]){0,4000}?\buid"?:\s*"?([0-9a-f-]{36})\b/;
