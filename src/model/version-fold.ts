import { by } from './order.ts';
import type { ClusterVersion } from './version.ts';

/** Client and server may stand in different files, and one may be there twice: the first file by path decides. */
export function foldVersions(versions: readonly ClusterVersion[]): ClusterVersion | null {
  const sorted = versions.toSorted(by((version) => version.file));
  const withServer = sorted.find((version) => version.server !== null);
  const withClient = sorted.find((version) => version.client !== null);
  const first = withServer ?? withClient;
  if (first === undefined) return null;
  return {
    client: first.client ?? withClient?.client ?? null,
    server: first.server,
    file: first.file,
  };
}
