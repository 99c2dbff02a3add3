import type { Objects } from '../model/cluster.ts';
import { isKindName, KINDS, kindNames } from '../model/kinds.ts';
import { compareKubernetesVersions, parseKubernetesVersion } from '../model/kubernetes-version.ts';
import { byCodeUnit } from '../model/order.ts';

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

/** A cluster, when its nodes or objects of several namespaces were captured; else one or a few namespaces of it. */
export function scope(objects: Objects): Scope {
  const inhabited = kindNames
    .filter((name) => isKindName(name) && KINDS[name].namespaced)
    .flatMap((name) => objects[name].flatMap((object) => object.meta.namespace ?? []));
  const named = objects.namespaces.map((namespace) => namespace.meta.name);
  const namespaces = [...new Set([...inhabited, ...named])].toSorted(byCodeUnit);
  const version = clusterVersion(objects);
  return {
    kind: objects.nodes.length > 0 || namespaces.length > 1 ? 'cluster' : 'namespaces',
    namespaces,
    distribution: parseKubernetesVersion(version?.text)?.distribution ?? null,
    version,
  };
}

function clusterVersion({ version, nodes }: Objects): Scope['version'] {
  if (version?.server) return { text: version.server, from: 'API server' };
  const kubelets = nodes.flatMap((node) => parseKubernetesVersion(node.info.kubeletVersion) ?? []);
  const highest = kubelets.toSorted((a, b) => compareKubernetesVersions(b, a))[0];
  return highest === undefined ? null : { text: highest.text, from: 'kubelets' };
}
