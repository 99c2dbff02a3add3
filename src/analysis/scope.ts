import type { Cluster, Objects } from '../model/cluster.ts';
import { compareKubernetesVersions, parseKubernetesVersion } from '../model/kubernetes-version.ts';
import { namespaceNames } from './namespace-names.ts';

/** What part of a cluster the snapshot shows. */
export interface Scope {
  readonly kind: 'cluster' | 'namespaces';
  /** Namespaces that captured objects live in, or that were captured as objects; sorted. */
  readonly namespaces: readonly string[];
  /** Distribution by version suffix: `k3s`, `openshift`, ...; `null` when nothing says. */
  readonly distribution: string | null;
  /** The API server's version, else the highest kubelet version, with where it was read. */
  readonly version: { readonly text: string; readonly from: 'API server' | 'kubelets' } | null;
}

/** A cluster, or one namespace of it. */
export function scope(cluster: Cluster): Scope {
  const namespaces = namespaceNames(cluster);
  const version = clusterVersion(cluster);
  return {
    kind: isCluster(cluster, namespaces) ? 'cluster' : 'namespaces',
    namespaces,
    distribution: parseKubernetesVersion(version?.text)?.distribution ?? null,
    version,
  };
}

/** Nodes beside a single namespace do not make it the cluster, unless all namespaces were listed. */
function isCluster({ nodes, captured }: Cluster, namespaces: readonly string[]): boolean {
  if (namespaces.length !== 1) return namespaces.length > 1 || nodes.length > 0;
  return nodes.length > 0 && captured.state('namespaces') === 'captured';
}

function clusterVersion({ version, nodes }: Objects): Scope['version'] {
  if (version?.server) return { text: version.server, from: 'API server' };
  const kubelets = nodes.flatMap((node) => parseKubernetesVersion(node.info.kubeletVersion) ?? []);
  const highest = kubelets.toSorted((a, b) => compareKubernetesVersions(b, a))[0];
  return highest === undefined ? null : { text: highest.text, from: 'kubelets' };
}
