import { snapshotClusters } from '../snapshot/read-snapshot.ts';
import { UserError } from '../user-error.ts';
import type { LoadOptions } from './load.ts';

interface ClusterChoice {
  readonly allClusters: boolean;
  readonly cluster?: string | undefined;
  readonly outputFile?: string | undefined;
}

/**
 * Runs a command on a snapshot, with --all-clusters on each cluster in it, sorted by name. The exit code is the gravest.
 */
export async function eachCluster<T extends LoadOptions>(
  snapshot: string,
  options: T & ClusterChoice,
  run: (snapshot: string, options: T) => Promise<number>,
): Promise<number> {
  if (!options.allClusters) return run(snapshot, options);
  if (options.cluster !== undefined) throw new UserError('--cluster and --all-clusters exclude each other');
  if (snapshot === '-')
    throw new UserError(
      '--all-clusters reads the snapshot once a cluster, and standard input can be read once',
    );
  if (options.outputFile !== undefined && options.outputFile !== '-')
    throw new UserError('--all-clusters writes a file a cluster; expected --output-dir, not --output-file');
  const clusters = await snapshotClusters(snapshot, options.archiveLimit);
  if (clusters.length < 2) return run(snapshot, options);
  const codes: number[] = [];
  for (const cluster of clusters) codes.push(await run(snapshot, { ...options, cluster }));
  return Math.max(...codes);
}
