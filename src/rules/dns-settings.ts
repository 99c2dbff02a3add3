import type { Objects } from '../model/cluster.ts';
import { lazily } from '../model/lazy.ts';
import type { Links } from '../model/links.ts';
import { objectKey } from '../model/object.ts';
import type { PodSpec } from '../model/pod-spec.ts';
import { someOf } from './amount-words.ts';

/** Settings by which a pod asks another name server than the cluster's. */
export interface ForeignDns {
  /** A clause: `dnsPolicy is Default, so it asks the name server of its node`. */
  readonly words: string;
  /** Certainly another one. */
  readonly isKnown: boolean;
  /** Below `spec`. */
  readonly fields: readonly (readonly [path: string, value: string | boolean | null])[];
}

type View = Pick<Objects, 'services' | 'pods'> & { readonly links: Pick<Links, 'topOwner'> };

/** `null` for a pod that asks the DNS of the cluster, as far as can be told. */
export function foreignDns(view: View): (spec: PodSpec) => ForeignDns | null {
  const servers = lazily(() => clusterServers(view));
  const users = lazily(() => serverUsers(view));
  return ({ dnsPolicy, nameservers, hostNetwork }) => {
    const policy = ['dnsPolicy', dnsPolicy] as const;
    if (dnsPolicy === 'Default')
      return {
        words: 'dnsPolicy is Default, so it asks the name server of its node',
        isKnown: true,
        fields: [policy],
      };
    if (dnsPolicy === 'ClusterFirst' && hostNetwork)
      return {
        words: 'dnsPolicy is ClusterFirst with hostNetwork, so it asks the name server of its node',
        isKnown: true,
        fields: [policy, ['hostNetwork', true]],
      };
    if (dnsPolicy !== 'None' || nameservers.some((one) => servers().has(one) || LINK_LOCAL.test(one)))
      return null;
    const { byServer, others } = users();
    const isAlone = others > 0 && nameservers.every((one) => (byServer.get(one)?.size ?? 0) <= 1);
    return {
      words: `dnsPolicy is None, and its nameserver ${someOf(nameservers)} is not that of the cluster`,
      isKnown: servers().size > 0 || isAlone,
      fields: [policy, ['dnsConfig.nameservers', nameservers.join(' ') || null]],
    };
  };
}

/** Where the node-local cache listens. https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/ */
const LINK_LOCAL = /^169\.254\./;

/** CoreDNS keeps the label of its predecessor, whatever installed it. */
function clusterServers({ services }: Pick<View, 'services'>): ReadonlySet<string> {
  const isDns = ({ meta, ports }: View['services'][number]) =>
    meta.labels['k8s-app'] === 'kube-dns' ||
    (meta.namespace === 'kube-system' && ports.some(({ port }) => port === 53));
  return new Set(services.filter(isDns).flatMap(({ clusterIP }) => clusterIP ?? []));
}

/** Who has which nameservers of its own, and how many ready pods get along with the cluster's. */
function serverUsers({ pods, links }: View): {
  readonly byServer: ReadonlyMap<string, ReadonlySet<string>>;
  readonly others: number;
} {
  const byServer = new Map<string, Set<string>>();
  let others = 0;
  for (const pod of pods) {
    if (pod.spec.dnsPolicy === 'ClusterFirst' && pod.ready.ready === pod.ready.total) others += 1;
    for (const server of pod.spec.nameservers) {
      const users = byServer.get(server) ?? new Set<string>();
      byServer.set(server, users.add(objectKey(links.topOwner(pod))));
    }
  }
  return { byServer, others };
}
