/** A fault type of the public benchmark Cloud-OpsBench. */
export interface Label {
  readonly cause: string;
  readonly taxonomy: string;
}

const TAXONOMIES: Readonly<Record<string, readonly string[]>> = {
  Admission_Fault: [
    'namespace_cpu_quota_exceeded',
    'namespace_memory_quota_exceeded',
    'namespace_pod_quota_exceeded',
    'namespace_service_quota_exceeded',
    'namespace_storage_quota_exceeded',
    'missing_service_account',
  ],
  Scheduling_Fault: [
    'node_cordon_mismatch',
    'node_affinity_mismatch',
    'node_selector_mismatch',
    'pod_anti_affinity_conflict',
    'taint_toleration_mismatch',
    'cpu_capacity_mismatch',
    'memory_capacity_mismatch',
    'pvc_selector_mismatch',
    'pvc_storage_class_mismatch',
    'pvc_access_mode_mismatch',
    'pvc_capacity_mismatch',
    'pv_binding_occupied',
  ],
  Startup_Fault: [
    'image_registry_dns_failure',
    'incorrect_image_reference',
    'missing_image_pull_secret',
    'volume_mount_permission_denied',
    'missing_secret_binding',
  ],
  Runtime_Fault: [
    'oom_killed',
    'liveness_probe_incorrect_protocol',
    'liveness_probe_incorrect_port',
    'liveness_probe_incorrect_timing',
    'readiness_probe_incorrect_protocol',
    'readiness_probe_incorrect_port',
    'service_sidecar_port_conflict',
    'mysql_invalid_credentials',
    'mysql_invalid_port',
    'db_read_only',
    'db_connection_exhaustion',
    'deployment_zero_replicas',
  ],
  Service_Routing_Fault: [
    'service_selector_mismatch',
    'service_port_mapping_mismatch',
    'service_protocol_mismatch',
    'service_env_var_address_mismatch',
    'gateway_misroute',
    'service_dns_resolution_failure',
  ],
  Performance_Fault: ['pod_cpu_overload', 'pod_network_delay'],
  Infrastructure_Fault: [
    'containerd_unavailable',
    'kubelet_unavailable',
    'kube_proxy_unavailable',
    'kube_scheduler_unavailable',
    'node_network_delay',
    'node_network_packet_loss',
  ],
};

/** Our mechanisms in the benchmark's words. Those it has no word for answer nothing there. */
const LABELS: Readonly<Record<string, string>> = {
  'cpu-quota-exceeded': 'namespace_cpu_quota_exceeded',
  'memory-quota-exceeded': 'namespace_memory_quota_exceeded',
  'pod-quota-exceeded': 'namespace_pod_quota_exceeded',
  'service-quota-exceeded': 'namespace_service_quota_exceeded',
  'storage-quota-exceeded': 'namespace_storage_quota_exceeded',
  'service-account-absent': 'missing_service_account',
  'nodes-cordoned': 'node_cordon_mismatch',
  'node-affinity-unmatched': 'node_affinity_mismatch',
  'node-selector-unmatched': 'node_selector_mismatch',
  'pod-anti-affinity-conflict': 'pod_anti_affinity_conflict',
  'taint-untolerated': 'taint_toleration_mismatch',
  'cpu-insufficient': 'cpu_capacity_mismatch',
  'memory-insufficient': 'memory_capacity_mismatch',
  'claim-selector-unmatched': 'pvc_selector_mismatch',
  'storage-class-absent': 'pvc_storage_class_mismatch',
  'storage-class-unmatched': 'pvc_storage_class_mismatch',
  'access-mode-unmatched': 'pvc_access_mode_mismatch',
  'volume-too-small': 'pvc_capacity_mismatch',
  'volume-bound-elsewhere': 'pv_binding_occupied',
  'registry-unresolvable': 'image_registry_dns_failure',
  'image-not-in-registry': 'incorrect_image_reference',
  'registry-login-refused': 'missing_image_pull_secret',
  'volume-not-writable': 'volume_mount_permission_denied',
  'secret-absent': 'missing_secret_binding',
  'memory-limit-too-low': 'oom_killed',
  'liveness-probe-wrong-protocol': 'liveness_probe_incorrect_protocol',
  'liveness-probe-wrong-port': 'liveness_probe_incorrect_port',
  'liveness-probe-too-eager': 'liveness_probe_incorrect_timing',
  'readiness-probe-wrong-protocol': 'readiness_probe_incorrect_protocol',
  'readiness-probe-wrong-port': 'readiness_probe_incorrect_port',
  'container-ports-collide': 'service_sidecar_port_conflict',
  'database-login-refused': 'mysql_invalid_credentials',
  'database-port-wrong': 'mysql_invalid_port',
  'database-read-only': 'db_read_only',
  'database-connections-exhausted': 'db_connection_exhaustion',
  'scaled-to-zero-while-called': 'deployment_zero_replicas',
  'service-selector-unmatched': 'service_selector_mismatch',
  'service-port-unserved': 'service_port_mapping_mismatch',
  'service-protocol-unserved': 'service_protocol_mismatch',
  'environment-address-unknown': 'service_env_var_address_mismatch',
  'gateway-route-misdirected': 'gateway_misroute',
  'pod-dns-misconfigured': 'service_dns_resolution_failure',
  'container-runtime-down': 'containerd_unavailable',
  'kubelet-silent': 'kubelet_unavailable',
  'service-proxy-down': 'kube_proxy_unavailable',
  'scheduler-down': 'kube_scheduler_unavailable',
};

/** Faults that nothing of what is captured decides: processor time and network quality are metrics. */
export const WITHOUT_TRACE: ReadonlySet<string> = new Set([
  'pod_cpu_overload',
  'pod_network_delay',
  'node_network_delay',
  'node_network_packet_loss',
]);

const TAXONOMY_OF = new Map(
  Object.entries(TAXONOMIES).flatMap(([taxonomy, causes]) =>
    causes.map((cause): [string, string] => [cause, taxonomy]),
  ),
);

/** The label of a mechanism; `null` where the benchmark has none. */
export function labelOf(mechanism: string): Label | null {
  const cause = new Map(Object.entries(LABELS)).get(mechanism);
  const taxonomy = cause === undefined ? undefined : TAXONOMY_OF.get(cause);
  return cause === undefined || taxonomy === undefined ? null : { cause, taxonomy };
}

/** Mechanisms with a label, for the test that each of them exists. */
export const LABELLED: readonly string[] = Object.keys(LABELS);
