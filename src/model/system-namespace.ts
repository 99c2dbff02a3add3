/**
 * Whether a namespace holds what a cluster or its operators bring along, by the names that distributions and charts
 * give: `kube-system`, `openshift-monitoring`, `longhorn-system`. What is set there is decided by whoever ships it.
 */
export function isSystemNamespace(name: string): boolean {
  return SYSTEM.test(name);
}

const SYSTEM =
  /^(kube-.+|openshift|openshift-.+|.+-system|cattle-.+|gke-.+|gmp-.+|calico-.+|tigera-.+|aks-.+|amazon-.+|local-path-storage)$/;
