import { by } from '../model/order.ts';
import { UserError } from '../user-error.ts';
import { type Detected, detectLayouts, type Placement } from './layouts/detect.ts';
import { notState } from './layouts/file-role.ts';
import type { Layout } from './layouts/layout.ts';
import { treeOf } from './layouts/tree.ts';
import type { SnapshotFile } from './open/snapshot-file.ts';
import { textOf } from './peek.ts';

/** A file of a snapshot, and where it stands in its layout. */
export interface PlacedFile {
  readonly file: SnapshotFile;
  readonly placement: Placement;
}

export interface PlacedFiles {
  readonly files: readonly PlacedFile[];
  /** The one cluster of several that the files are of; `null` where there are not several. */
  readonly cluster: string | null;
  /** Recognised layouts that cannot be read. */
  readonly unsupported: readonly Layout[];
}

/** Larger files say nothing of layouts. */
const MOST_MARK = 4 * 1024 * 1024;

/** The clusters of a snapshot by the layouts in it, sorted; none when no layout was recognised. */
export async function clustersIn(files: readonly SnapshotFile[]): Promise<readonly string[]> {
  return (await detected(files)).clusters;
}

/**
 * The files of one cluster. Throws a `UserError` when there are several clusters and `cluster` names none of them, and
 * when it names one that is not there.
 */
export async function placedFiles(
  path: string,
  files: readonly SnapshotFile[],
  cluster: string | null,
): Promise<PlacedFiles> {
  const { clusters, unsupported, place } = await detected(files);
  const names = clusters.join(', ');
  if (cluster !== null && !clusters.includes(cluster)) {
    const expected = clusters.length === 0 ? 'it is not divided by clusters' : `expected one of ${names}`;
    throw new UserError(`no cluster ${cluster} in ${path}: ${expected}`);
  }
  if (clusters.length > 1 && cluster === null) {
    throw new UserError(
      `${path} holds captures of ${clusters.length} clusters: ${names}; choose with --cluster NAME, or take each with --all-clusters`,
    );
  }
  const placed = files.map((file) => ({ file, placement: place(file.path) }));
  if (clusters.length < 2) return { files: placed, cluster: null, unsupported };
  return { files: placed.flatMap((one) => ofCluster(one, cluster)), cluster, unsupported };
}

async function detected(files: readonly SnapshotFile[]): Promise<Detected> {
  const sorted = files.toSorted(by((file) => file.path));
  const byPath = new Map(sorted.map((file) => [file.path, file]));
  const text = async (path: string) => {
    const file = byPath.get(path);
    if (file === undefined || file.bytes > MOST_MARK) return null;
    return textOf(file.open(), MOST_MARK).catch(() => null);
  };
  return detectLayouts(treeOf([...byPath.keys()], text));
}

/** What lies beside the captures may be of any of the clusters. */
function ofCluster(one: PlacedFile, cluster: string | null): readonly PlacedFile[] {
  const { placement } = one;
  if (placement.cluster === cluster) return [one];
  if (placement.cluster !== null) return [];
  if (placement.layout !== null) return [one];
  return [{ ...one, placement: { ...placement, role: notState('a file of no one of the clusters here') } }];
}
