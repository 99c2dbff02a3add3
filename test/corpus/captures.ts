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

/** Everything but the archive and the benchmark, which are read on their own. */
export const CAPTURES: readonly Capture[] = [
  { path: 'kdash-testdata', verdict: 'critical' },
  { path: 'k8sattackmap', verdict: 'degraded' },
  { path: 'k8sattackmap/head', layout: 'single file', verdict: 'degraded' },
  { path: 'newrelic-nri/1_31', verdict: 'degraded' },
  { path: 'redhatqe-must-gather', layout: 'must-gather', verdict: 'healthy' },
  { path: 'cloudability', kindsByPath: JSON_LINES },
  {
    path: 'openshift-insights-archive',
    layout: 'insights archive',
    kindsByPath: INSIGHTS,
    // Of events the archive keeps no metadata.
    repaired: { Event: 2 },
    verdict: 'degraded',
  },
  {
    path: 'replicatedhq-sbctl',
    layout: 'support bundle',
    kindsByPath: BUNDLE,
    // Redaction left `***HIDDEN***` where YAML expects a key or no alias.
    repaired: { 'Engine.longhorn.io': 1, 'InstanceManager.longhorn.io': 6, 'Replica.longhorn.io': 3 },
    verdict: 'degraded',
  },
  {
    path: `${TROUBLESHOOT}/testdata/supportbundle/support-bundle`,
    layout: 'support bundle',
    kindsByPath: BUNDLE,
    verdict: 'healthy',
  },
  {
    path: `${TROUBLESHOOT}/testdata/supportbundle/extracted-sb`,
    layout: 'support bundle',
    verdict: 'not evaluated',
  },
  { path: `${TROUBLESHOOT}/test/baselines/preflight-v1beta2`, layout: 'support bundle', verdict: 'healthy' },
  { path: `${TROUBLESHOOT}/test/baselines/preflight-v1beta3`, layout: 'support bundle', verdict: 'healthy' },
  { path: `${TROUBLESHOOT}/test/baselines/supportbundle`, layout: 'support bundle', verdict: 'healthy' },
  { path: `${TROUBLESHOOT}/pkg/analyze/files`, layout: 'plain, support bundle', verdict: 'degraded' },
];

/** One fault a file; the file's name says which. Every file below it is read alone, too. */
export const FAULT_FILES = `${TROUBLESHOOT}/pkg/analyze/files`;

/** The faults that the corpus is known to hold: rule and subject. */
export const FAULTS: readonly (readonly [capture: string, fingerprint: string])[] = [
  ['kdash-testdata', 'node-pressure Node/gke-hello-hipster-default-pool-9e6f6ffb-q16l'],
  ['kdash-testdata', 'crash-looping-container default/Deployment/cartservice'],
  ['kdash-testdata', 'unschedulable-pod default/Deployment/adservice'],
  ['kdash-testdata', 'unschedulable-pod default/Deployment/currencyservice'],
  ['kdash-testdata', 'unschedulable-pod default/Deployment/loadgenerator'],
  ['kdash-testdata', 'evicted-pod default/Deployment/frontend'],
  ['k8sattackmap', 'unavailable-image default/DaemonSet/log-collector'],
  ['newrelic-nri/1_31', 'unschedulable-pod scraper/Pod/e2e-container-pending'],
  ['newrelic-nri/1_31', 'failed-pod scraper/Job/e2e-failjob'],
  ['openshift-insights-archive', 'unschedulable-pod openshift-ingress/Deployment/router-default'],
  ['openshift-insights-archive', 'crash-looping-container di-288312/Deployment/vsystem'],
  ['openshift-insights-archive', 'failed-pod di-288312/Job/auditlog-retention-28566720'],
  ['openshift-insights-archive', 'failed-pod di-288312/Job/default-2k58azz-backup-deletion'],
  ['replicatedhq-sbctl', 'crash-looping-container velero/Deployment/velero'],
  [
    `${TROUBLESHOOT}/testdata/supportbundle/support-bundle`,
    'past-restarts default/Deployment/nginx-deployment',
  ],
  [`${FAULT_FILES}/pods/message-oomkill-pod.json`, 'failed-pod message-oomkill-pod/Job/oom-kill-job3'],
  [
    `${FAULT_FILES}/pods/message-image-pull-fail.json`,
    'unavailable-image message-image-pull-fail/Deployment/no-image-deployment',
  ],
  [
    `${FAULT_FILES}/pods/message-pending-node-affinity.json`,
    'unschedulable-pod message-pending-node-affinity/Deployment/kotsadm',
  ],
  [
    `${FAULT_FILES}/pods/message-pending-pod-resources.json`,
    'unschedulable-pod message-pending-pod-resources/Deployment/pending-pod-resources',
  ],
  // Both wait in CrashLoopBackOff because the runtime cannot start them, which says more.
  [
    `${FAULT_FILES}/pods/message-pod-crashloop-backoff.json`,
    'container-configuration-error message-pod-crashloop-backoff/Pod/init-demo',
  ],
  [
    `${FAULT_FILES}/pods/message-pod-init-crashloop-backoff.json`,
    'container-configuration-error message-pod-init-crashloop-backoff/Pod/init-demo2',
  ],
  // Alone, the pod is as old as the newest time in its file, so it may be starting: its events tell.
  [
    FAULT_FILES,
    'stuck-starting-pod message-container-creating-failed-mount/DaemonSet/troubleshoot-copyfromhost-4m79m',
  ],
  [
    `${FAULT_FILES}/pods/default-unhealthy.json`,
    'partially-available-workload default-unhealthy/Deployment/random-pod',
  ],
  [
    `${FAULT_FILES}/pods/other-unhealthy.json`,
    'partially-available-workload other-unhealthy/Deployment/other-pod',
  ],
  [`${FAULT_FILES}/jobs/test.json`, 'failed-job test/Job/post-install-job'],
];

/** Faults of the benchmark that leave no trace in the state of objects, or that no rule looks for yet. */
export const BENCHMARK_WITHOUT_FINDING: ReadonlySet<string> = new Set([
  'db_read_only',
  'deployment_zero_replicas',
  'gateway_misroute',
  'kube_proxy_unavailable',
  'namespace_service_quota_exceeded',
  'node_network_delay',
  'node_network_packet_loss',
  'pod_cpu_overload',
  'pod_network_delay',
  'service_env_var_address_mismatch',
  'service_port_mapping_mismatch',
  'service_protocol_mismatch',
  // Found at the pods that nobody schedules, not at the node the scheduler ran on.
  'kube_scheduler_unavailable',
]);
