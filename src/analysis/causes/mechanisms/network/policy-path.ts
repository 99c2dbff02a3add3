import { groupBy } from '../../../../model/grouping.ts';
import type {
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyRule,
} from '../../../../model/network-policy.ts';
import type { Pod } from '../../../../model/pod.ts';
import { matches } from '../../../../model/selector.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';

/** What policies are asked: whether this side of a connection lets the other in, or out to it. */
export interface Passage {
  readonly pod: Pod;
  readonly direction: 'Ingress' | 'Egress';
  /** `null`: any, such as a name server that is not known. */
  readonly other: Pod | null;
  /** Numbers on the side that is called; empty where only names are known. */
  readonly ports: readonly number[];
}

/**
 * The policies that isolate a pod in one direction, if not one of them allows the connection; empty where it is allowed,
 * or where that cannot be told: a peer by address counts as allowing, a port by name too.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function cutBy(scene: Scene, { pod, direction, other, ports }: Passage): readonly NetworkPolicy[] {
  const { namespace } = pod.meta;
  if (pod.spec.hostNetwork || !scene.cluster.captured.all('networkPolicies', namespace)) return [];
  const own = (policies(scene).get(namespace) ?? []).filter(
    ({ podSelector, policyTypes }) =>
      policyTypes.includes(direction) && matches(podSelector, pod.meta.labels),
  );
  const isAllowed = own.some((policy) =>
    (direction === 'Ingress' ? policy.ingress : policy.egress).some(
      (rule) => allowsPort(rule, ports) && allowsPeer(rule, other, policy, scene),
    ),
  );
  return isAllowed ? [] : own;
}

const policies = perScene(({ cluster: { networkPolicies } }: Scene) =>
  groupBy(networkPolicies, ({ meta }) => meta.namespace),
);

function allowsPort({ ports: allowed }: NetworkPolicyRule, ports: readonly number[]): boolean {
  if (allowed.length === 0 || ports.length === 0) return true;
  return allowed.some(({ port, endPort }) => {
    if (port === null || typeof port === 'string') return true;
    return ports.some((one) => one === port || (endPort !== null && one >= port && one <= endPort));
  });
}

function allowsPeer(
  { peers }: NetworkPolicyRule,
  other: Pod | null,
  policy: NetworkPolicy,
  scene: Scene,
): boolean {
  if (peers.length === 0 || other === null) return true;
  return peers.some((peer) => isPeer(peer, other, policy, scene));
}

function isPeer(
  { podSelector, namespaceSelector, cidr }: NetworkPolicyPeer,
  { meta }: Pod,
  policy: NetworkPolicy,
  scene: Scene,
): boolean {
  if (cidr !== null) return true;
  if (podSelector !== null && !matches(podSelector, meta.labels)) return false;
  if (namespaceSelector === null) return meta.namespace === policy.meta.namespace;
  const labels = namespaceLabels(scene).get(meta.namespace ?? '');
  return labels === undefined || matches(namespaceSelector, labels);
}

const namespaceLabels = perScene(
  ({ cluster: { namespaces } }: Scene) =>
    new Map(
      namespaces.map(
        ({ meta }) => [meta.name, { 'kubernetes.io/metadata.name': meta.name, ...meta.labels }] as const,
      ),
    ),
);
