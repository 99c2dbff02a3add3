import type { Objects } from '../model/cluster.ts';
import { apiGroup } from '../model/kinds.ts';
import type { Pod } from '../model/pod.ts';
import { isActive } from './missing-pods.ts';

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
