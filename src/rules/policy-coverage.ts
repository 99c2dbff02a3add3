import type { Objects } from '../model/cluster.ts';
import { apiGroup } from '../model/kinds.ts';
import type { NetworkPolicy } from '../model/network-policy.ts';
import type { Pod } from '../model/pod.ts';
import { isActive } from './missing-pods.ts';
import { selectorIndex } from './selector-index.ts';

/** NetworkPolicies by the pods they select. */
export type PoliciesOf = (pod: Pod) => readonly NetworkPolicy[];

export function policiesOf(policies: readonly NetworkPolicy[]): PoliciesOf {
  const selecting = selectorIndex(
    policies.map((owner) => ({ owner, namespace: owner.meta.namespace, selector: owner.podSelector })),
  );
  return ({ meta }) => selecting(meta.namespace, meta.labels);
}

/** Network policies of CNI plugins and of the policy API above namespaces: what they cover is not read. */
export function hasForeignPolicies({ customResources }: Pick<Objects, 'customResources'>): boolean {
  return customResources.some(({ meta }) => FOREIGN.has(apiGroup(meta.apiVersion)) && POLICY.test(meta.kind));
}

/** Policies speak of pod networks; a pod in its node's network is out of their reach. */
export function isIsolable(pod: Pod): boolean {
  return isActive(pod) && !pod.spec.hostNetwork;
}

const FOREIGN: ReadonlySet<string> = new Set([
  'cilium.io',
  'crd.projectcalico.org',
  'projectcalico.org',
  'policy.networking.k8s.io',
  'crd.antrea.io',
]);
const POLICY = /NetworkPolicy$/;
