import type { Severity } from '../../src/rules/severity.ts';
import type { KindsByPath } from './independent-count.ts';

/** A capture below the corpus folder, and what makes counting it special. */
export interface Capture {
  readonly path: string;
  /** `plain` unless said. */
  readonly layout?: string;
  /** For objects without `kind`; a support bundle's bare arrays and an insights archive's objects have none. */
  readonly kindsByPath?: KindsByPath;
  /** Objects in files that js-yaml and JSON.parse refuse and our readers repair. */
  readonly repaired?: Readonly<Record<string, number>>;
  readonly verdict?: 'critical' | 'degraded' | 'healthy' | 'not evaluated';
  /**
   * Fingerprints of all its health findings of medium severity and worse, each looked at in the capture: anything else
   * is a false alarm, or an echo of what is told already.
   */
  readonly health: readonly string[];
}

const TROUBLESHOOT = 'replicatedhq-troubleshoot';

const BUNDLE: KindsByPath = [[/custom-resource-definitions\.json$/, 'CustomResourceDefinition']];

const INSIGHTS: KindsByPath = [
  [/config\/pod\/|conditional\/.*\/pods\//, 'Pod'],
  [/config\/node\//, 'Node'],
  [/config\/persistentvolumes\//, 'PersistentVolume'],
  [/config\/clusterrolebinding\//, 'ClusterRoleBinding'],
  [/config\/crd\//, 'CustomResourceDefinition'],
  [/config\/ingress\.json$/, 'Ingress'],
  [/config\/validatingwebhookconfigurations\//, 'ValidatingWebhookConfiguration'],
  [/config\/mutatingwebhookconfigurations\//, 'MutatingWebhookConfiguration'],
  [/storageclasses\//, 'StorageClass'],
  [/clusterroles\//, 'ClusterRole'],
];

const JSON_LINES: KindsByPath = [
  [/pods\.jsonl$/, 'Pod'],
  [/deployments\.jsonl$/, 'Deployment'],
  [/namespaces\.jsonl$/, 'Namespace'],
  [/services\.jsonl$/, 'Service'],
];

// Two of the pods have no command, so they end at once and are started again.
const ATTACKED = [
  'unavailable-image default/DaemonSet/log-collector',
  'crash-looping-container default/Pod/privileged-worker',
  'crash-looping-container default/Pod/restricted-app',
];

/** Everything but the archive and the benchmark, which are read on their own. */
export const CAPTURES: readonly Capture[] = [
  {
    path: 'kdash-testdata',
    verdict: 'critical',
    health: [
      'node-pressure Node/gke-hello-hipster-default-pool-9e6f6ffb-q16l',
      'crash-looping-container default/Deployment/cartservice',
      'unschedulable-pod default/Deployment/adservice',
      'unschedulable-pod default/Deployment/currencyservice',
      'unschedulable-pod default/Deployment/loadgenerator',
      'ingress-backend-missing default/Ingress/ingdefault',
      'ingress-backend-missing default/Ingress/test',
      'ingress-backend-missing dev/Ingress/test-ingress',
    ],
  },
  {
    path: 'k8sattackmap',
    verdict: 'degraded',
    health: ATTACKED,
  },
  { path: 'k8sattackmap/head', layout: 'single file', verdict: 'degraded', health: ATTACKED },
  {
    path: 'newrelic-nri/1_31',
    verdict: 'degraded',
    health: [
      'crash-looping-container scraper/Pod/e2e-container-creating',
      'unschedulable-pod scraper/Pod/e2e-container-pending',
    ],
  },
  { path: 'redhatqe-must-gather', layout: 'must-gather', verdict: 'healthy', health: [] },
  { path: 'cloudability', kindsByPath: JSON_LINES, health: [] },
  {
    path: 'openshift-insights-archive',
    layout: 'insights archive',
    kindsByPath: INSIGHTS,
    // Of events the archive keeps no metadata.
    repaired: { Event: 2 },
    verdict: 'degraded',
    health: [
      'crash-looping-container di-288312/Deployment/vsystem',
      'unschedulable-pod openshift-ingress/Deployment/router-default',
      'stuck-starting-pod di-288312/Deployment/data-hub-flow-agent-1a3a7e88888b7fe0630189-qcwhm',
      'custom-resource-not-ready ClusterOperator/ingress',
    ],
  },
  {
    path: 'replicatedhq-sbctl',
    layout: 'support bundle',
    kindsByPath: BUNDLE,
    // Redaction left `***HIDDEN***` where YAML expects a key or no alias.
    repaired: { 'Engine.longhorn.io': 1, 'InstanceManager.longhorn.io': 6, 'Replica.longhorn.io': 3 },
    verdict: 'degraded',
    health: ['crash-looping-container velero/Deployment/velero'],
  },
  {
    path: `${TROUBLESHOOT}/testdata/supportbundle/support-bundle`,
    layout: 'support bundle',
    kindsByPath: BUNDLE,
    verdict: 'healthy',
    health: [],
  },
  {
    path: `${TROUBLESHOOT}/testdata/supportbundle/extracted-sb`,
    layout: 'support bundle',
    verdict: 'not evaluated',
    health: [],
  },
  {
    path: `${TROUBLESHOOT}/test/baselines/preflight-v1beta2`,
    layout: 'support bundle',
    verdict: 'healthy',
    health: [],
  },
  {
    path: `${TROUBLESHOOT}/test/baselines/preflight-v1beta3`,
    layout: 'support bundle',
    verdict: 'healthy',
    health: [],
  },
  {
    path: `${TROUBLESHOOT}/test/baselines/supportbundle`,
    layout: 'support bundle',
    verdict: 'healthy',
    health: [],
  },
  {
    path: `${TROUBLESHOOT}/pkg/analyze/files`,
    layout: 'plain, support bundle',
    verdict: 'degraded',
    health: [
      'unavailable-image message-image-pull-fail/Deployment/no-image-deployment',
      'unschedulable-pod message-pending-node-affinity/Deployment/kotsadm',
      'unschedulable-pod message-pending-pod-resources/Deployment/pending-pod-resources',
      'stuck-starting-pod message-container-creating-failed-mount/DaemonSet/troubleshoot-copyfromhost-4m79m',
      'partially-available-workload default-unhealthy/Deployment/random-pod',
      'partially-available-workload other-unhealthy/Deployment/other-pod',
      'container-configuration-error message-pod-crashloop-backoff/Pod/init-demo',
      'container-configuration-error message-pod-init-crashloop-backoff/Pod/init-demo2',
      'failed-job test/Job/post-install-job',
    ],
  },
];

/** One fault a file; the file's name says which. Every file below it is read alone, too. */
export const FAULT_FILES = `${TROUBLESHOOT}/pkg/analyze/files`;

/** A finding that has to be there; its message says the reason in these words. */
export type Expected = readonly [severity: Severity, fingerprint: string, says: string];

const LOST_NODE = 'gke-hello-hipster-default-pool-9e6f6ffb-q16l';
const MOUNTING = 'DaemonSet/troubleshoot-copyfromhost-4m79m';

/** The faults that the corpus is known to hold, by what its README and the names of its files say. */
export const FAULTS: readonly (readonly [capture: string, ...Expected])[] = [
  ['kdash-testdata', 'critical', `node-pressure Node/${LOST_NODE}`, 'DiskPressure'],
  ['kdash-testdata', 'high', 'crash-looping-container default/Deployment/cartservice', '896 restarts'],
  ['kdash-testdata', 'high', 'unschedulable-pod default/Deployment/adservice', 'Insufficient cpu'],
  ['kdash-testdata', 'high', 'unschedulable-pod default/Deployment/currencyservice', 'Insufficient cpu'],
  ['kdash-testdata', 'high', 'unschedulable-pod default/Deployment/loadgenerator', 'Insufficient cpu'],
  ['kdash-testdata', 'low', 'evicted-pod default/Deployment/frontend', '1 OutOfcpu, 1 Preempting'],
  ['k8sattackmap', 'high', 'unavailable-image default/DaemonSet/log-collector', 'ImagePullBackOff'],
  ['k8sattackmap', 'high', 'privileged-container default/Pod/privileged-worker', 'worker'],
  ['k8sattackmap', 'high', 'dangerous-capability-added default/Pod/privileged-worker', 'SYS_ADMIN'],
  ['k8sattackmap', 'high', 'host-namespace-shared default/Pod/privileged-worker', 'hostPID'],
  [
    'k8sattackmap',
    'high',
    'sensitive-host-path-mounted default/Pod/privileged-worker',
    'mounts / (writable)',
  ],
  ['k8sattackmap', 'high', 'wildcard-rights-granted ClusterRole/cluster-admin-wildcard', 'default/web-sa'],
  ['newrelic-nri/1_31', 'medium', 'unschedulable-pod scraper/Pod/e2e-container-pending', 'node affinity'],
  ['newrelic-nri/1_31', 'medium', 'failed-pod scraper/Job/e2e-failjob', '4 pods failed'],
  [
    'openshift-insights-archive',
    'medium',
    'unschedulable-pod openshift-ingress/Deployment/router-default',
    'free ports',
  ],
  [
    'openshift-insights-archive',
    'medium',
    'crash-looping-container di-288312/Deployment/vsystem',
    'init container vsystem-hana-init',
  ],
  [
    'openshift-insights-archive',
    'medium',
    'stuck-starting-pod di-288312/Deployment/data-hub-flow-agent-1a3a7e88888b7fe0630189-qcwhm',
    'init container vsystem-iptables',
  ],
  [
    'openshift-insights-archive',
    'medium',
    'failed-pod di-288312/Job/auditlog-retention-28566720',
    'exit code 3',
  ],
  [
    'openshift-insights-archive',
    'medium',
    'failed-pod di-288312/Job/default-2k58azz-backup-deletion',
    'exit code 1',
  ],
  [
    'openshift-insights-archive',
    'medium',
    'custom-resource-not-ready ClusterOperator/ingress',
    'Degraded is True',
  ],
  [
    'replicatedhq-sbctl',
    'medium',
    'crash-looping-container velero/Deployment/velero',
    'unknown command "server-junk"',
  ],
  [
    'replicatedhq-sbctl',
    'info',
    'scaled-to-zero-workload longhorn-system/Deployment/longhorn-ui',
    '0 replicas',
  ],
  [
    `${TROUBLESHOOT}/testdata/supportbundle/support-bundle`,
    'info',
    'past-restarts default/Deployment/nginx-deployment',
    '50 restarts',
  ],
  [
    `${FAULT_FILES}/pods/message-oomkill-pod.json`,
    'medium',
    'failed-pod message-oomkill-pod/Job/oom-kill-job3',
    'OOMKilled',
  ],
  [
    `${FAULT_FILES}/pods/message-image-pull-fail.json`,
    'high',
    'unavailable-image message-image-pull-fail/Deployment/no-image-deployment',
    'ErrImagePull',
  ],
  [
    `${FAULT_FILES}/pods/message-pending-node-affinity.json`,
    'high',
    'unschedulable-pod message-pending-node-affinity/Deployment/kotsadm',
    'node affinity',
  ],
  [
    `${FAULT_FILES}/pods/message-pending-pod-resources.json`,
    'high',
    'unschedulable-pod message-pending-pod-resources/Deployment/pending-pod-resources',
    'Insufficient nvidia.com/gpu',
  ],
  // Both wait in CrashLoopBackOff because the runtime cannot start them, which says more.
  [
    `${FAULT_FILES}/pods/message-pod-crashloop-backoff.json`,
    'medium',
    'container-configuration-error message-pod-crashloop-backoff/Pod/init-demo',
    'exec: "wge": executable file not found',
  ],
  [
    `${FAULT_FILES}/pods/message-pod-init-crashloop-backoff.json`,
    'medium',
    'container-configuration-error message-pod-init-crashloop-backoff/Pod/init-demo2',
    'exec: "wge": executable file not found',
  ],
  // Alone, the pod is as old as the newest time in its file, so it may be starting: its events tell.
  [
    FAULT_FILES,
    'high',
    `stuck-starting-pod message-container-creating-failed-mount/${MOUNTING}`,
    'FailedMount',
  ],
  [
    `${FAULT_FILES}/pods/default-unhealthy.json`,
    'high',
    'partially-available-workload default-unhealthy/Deployment/random-pod',
    'CrashLoopBackOff',
  ],
  [
    `${FAULT_FILES}/pods/other-unhealthy.json`,
    'high',
    'partially-available-workload other-unhealthy/Deployment/other-pod',
    'CrashLoopBackOff',
  ],
  [`${FAULT_FILES}/jobs/test.json`, 'medium', 'failed-job test/Job/post-install-job', 'BackoffLimitExceeded'],
];

const ADS = 'boutique/Deployment/adservice';
const CART = 'boutique/Deployment/cartservice';
const CLAIM = 'boutique/PersistentVolumeClaim/redis-cart-pvc';
const ASSURANCE = 'train-ticket/Deployment/ts-assurance-service';

/** Each fault type of the benchmark, by its root cause: the finding at the object where the capture shows it. */
export const BENCHMARK_FAULTS: Readonly<Record<string, Expected>> = {
  containerd_unavailable: ['critical', 'node-not-ready Node/worker-01', 'container runtime is down'],
  cpu_capacity_mismatch: ['high', `unschedulable-pod ${CART}`, 'Insufficient cpu'],
  db_connection_exhaustion: [
    'low',
    'error-in-log train-ticket/StatefulSet/tsdb-mysql',
    'too-many-connections',
  ],
  // The server logs nothing of it; its clients do.
  db_read_only: ['low', 'error-in-log train-ticket/Deployment/ts-order-service', 'database-read-only'],
  deployment_zero_replicas: ['info', `scaled-to-zero-workload ${ASSURANCE}`, 'asks for 0 replicas'],
  image_registry_dns_failure: ['high', `unavailable-image ${ADS}`, 'does not resolve'],
  incorrect_image_reference: ['high', `unavailable-image ${ADS}`, 'the registry does not know it'],
  // Namespaces of the system are not captured; what fails is the way to Services that have endpoints.
  kube_proxy_unavailable: ['medium', 'error-in-log boutique/Deployment/frontend', '1/1 endpoints ready'],
  // Nor is the scheduler: its silence about a pod is.
  kube_scheduler_unavailable: ['high', `unscheduled-pod ${ADS}`, 'has said nothing about it'],
  kubelet_unavailable: ['critical', 'node-not-ready Node/worker-01', 'Kubelet stopped posting node status'],
  liveness_probe_incorrect_port: ['medium', `liveness-probe-kills ${ADS}`, ':8080'],
  liveness_probe_incorrect_protocol: ['medium', `liveness-probe-kills ${ADS}`, 'malformed HTTP'],
  liveness_probe_incorrect_timing: ['high', `liveness-probe-kills ${ADS}`, 'which allows 2s'],
  memory_capacity_mismatch: ['high', `unschedulable-pod ${CART}`, 'Insufficient memory'],
  missing_image_pull_secret: ['high', `unavailable-image ${ADS}`, 'the registry refuses the login'],
  missing_secret_binding: [
    'high',
    `container-configuration-error ${ASSURANCE}`,
    'secret "ts-assurance-mysql" not found',
  ],
  missing_service_account: ['high', `missing-replicas ${ADS}`, 'serviceaccount "services" not found'],
  mysql_invalid_credentials: ['high', `crash-looping-container ${ASSURANCE}`, 'Access denied for user'],
  mysql_invalid_port: ['high', `crash-looping-container ${ASSURANCE}`, 'Connection refused'],
  namespace_cpu_quota_exceeded: ['high', `missing-replicas ${ADS}`, 'exceeded quota: cpu-quota'],
  namespace_memory_quota_exceeded: ['high', `missing-replicas ${ADS}`, 'exceeded quota: memory-quota'],
  namespace_pod_quota_exceeded: ['high', `missing-replicas ${ADS}`, 'exceeded quota: pod-count-quota'],
  namespace_service_quota_exceeded: [
    'medium',
    'quota-nearly-used boutique/ResourceQuota/service-count-quota',
    'services 100% used',
  ],
  // The claim could not be made, so it does not exist.
  namespace_storage_quota_exceeded: [
    'high',
    'unschedulable-pod boutique/Deployment/redis-cart',
    '"redis-cart-pvc" not found',
  ],
  node_affinity_mismatch: ['high', `unschedulable-pod ${ADS}`, 'node affinity/selector'],
  node_cordon_mismatch: ['high', `unschedulable-pod ${CART}`, '4 node(s) were unschedulable'],
  node_selector_mismatch: ['high', `unschedulable-pod ${ADS}`, 'node affinity/selector'],
  oom_killed: ['high', `stuck-starting-pod ${ADS}`, 'container init was OOM-killed'],
  pod_anti_affinity_conflict: ['medium', `unschedulable-pod ${ADS}`, 'anti-affinity rules'],
  pv_binding_occupied: ['high', `unbound-claim ${CLAIM}`, 'no volume fits'],
  pvc_access_mode_mismatch: ['high', `unbound-claim ${CLAIM}`, 'no volume fits'],
  pvc_capacity_mismatch: ['high', `unbound-claim ${CLAIM}`, 'no volume fits'],
  pvc_selector_mismatch: ['high', `unbound-claim ${CLAIM}`, 'no volume fits'],
  pvc_storage_class_mismatch: ['high', `unbound-claim ${CLAIM}`, 'StorageClass fast-sdd does not exist'],
  readiness_probe_incorrect_port: ['high', `partially-available-workload ${ADS}`, ':9556'],
  readiness_probe_incorrect_protocol: ['high', `partially-available-workload ${ADS}`, 'malformed HTTP'],
  service_dns_resolution_failure: [
    'high',
    `crash-looping-container ${ASSURANCE}`,
    'UnknownHostException: tsdb-mysql-leader',
  ],
  service_env_var_address_mismatch: ['medium', `error-in-log ${CART}`, 'redis-cart-invalid:6379'],
  service_port_mapping_mismatch: ['medium', 'service-port-undeclared boutique/Service/adservice', '8080/TCP'],
  service_protocol_mismatch: ['medium', 'service-port-undeclared boutique/Service/adservice', '9555/UDP'],
  service_selector_mismatch: ['medium', 'service-without-pods boutique/Service/adservice', 'app=ad_service'],
  service_sidecar_port_conflict: [
    'high',
    `crash-looping-container ${ASSURANCE}`,
    'Port 18888 was already in use',
  ],
  taint_toleration_mismatch: ['high', `unschedulable-pod ${ADS}`, 'untolerated taint {critical: true}'],
  volume_mount_permission_denied: [
    'high',
    'crash-looping-container boutique/Deployment/redis-cart',
    'Permission denied',
  ],
};

/**
 * Faults of the benchmark that leave no trace in what it captured: slow networks and busy processors are metrics, and
 * where a gateway leads stands in the values of its configuration.
 */
export const BENCHMARK_WITHOUT_FINDING: ReadonlySet<string> = new Set([
  'gateway_misroute',
  'node_network_delay',
  'node_network_packet_loss',
  'pod_cpu_overload',
  'pod_network_delay',
]);
