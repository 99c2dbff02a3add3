/**
 * How conditions of custom resources are read: Kubernetes has a convention, and operators their exceptions.
 * https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md
 */

/** False is bad. */
export const SHOULD_BE_TRUE = ['Available', 'Ready', 'Healthy', 'Synced'] as const;
/** True is bad. `NotReady` is Strimzi's, `Failed` that of the Helm controller of k3s. */
export const SHOULD_BE_FALSE = ['Degraded', 'Failing', 'Failed', 'Stalled', 'NotReady'] as const;
/** True says that it is on its way. */
export const UNDER_WAY: ReadonlySet<string> = new Set([
  'Progressing',
  'Reconciling',
  'Updating',
  'Upgrading',
  'Issuing',
  'Deleting',
  'ScalingUp',
  'ScalingDown',
  'RollingOut',
]);
/** True says that somebody has stopped it on purpose. */
export const HELD: ReadonlySet<string> = new Set(['Paused', 'Suspended', 'Disabled', 'ReconciliationPaused']);

/** Reasons of a condition that has not come to a result. */
export const UNDECIDED =
  /progress|reconcil|pending|creating|install|provision|waiting|initiali|starting|issuing|deploying|scaling|updating|upgrading|deleting|unknown/i;

/** Things that end, or only tell: they have been done, or not, and are not up or down. */
const ENDING: readonly (readonly [group: RegExp, kind: RegExp])[] = [
  // Rules of their own.
  [/^gateway\.networking\.k8s\.io$/, /./],
  [/^(certificates\.k8s\.io|flowcontrol\.apiserver\.k8s\.io|migration\.k8s\.io|wgpolicyk8s\.io)$/, /./],
  [/^tekton\.dev$/, /Run$/],
  [/^argoproj\.io$/, /^(Workflow|AnalysisRun|Experiment|Application|AppProject)$/],
  [/^(cert-manager|acme\.cert-manager)\.io$/, /^(CertificateRequest|Order|Challenge)$/],
  [
    /^(velero\.io|postgresql\.cnpg\.io|longhorn\.io|k8up\.io|stash\.appscode\.com)$/,
    /Backup|Restore|Request|Snapshot|^(Archive|Check|Prune)$/,
  ],
  [/(^|\.)(snapshot|groupsnapshot)\.storage\.k8s\.io$/, /./],
  [/^operators\.coreos\.com$/, /^(InstallPlan|Subscription|OperatorCondition|OperatorGroup)$/],
  [/openstack\.org$/, /Deployment$|Job$/],
  [/^(batch|kubeflow\.org|ray\.io|sparkoperator\.k8s\.io)/, /Job$|Application$|^Experiment$/],
  [/^karpenter\.sh$/, /^NodeClaim$/],
  [/^(image\.toolkit|notification\.toolkit)/, /./],
  [/^(imageregistry\.operator\.openshift\.io)$/, /^ImagePruner$/],
];

/** Conditions that say something else there than their name does elsewhere. */
const OTHERWISE: readonly (readonly [group: RegExp, kind: RegExp, types: ReadonlySet<string>])[] = [
  // False while a rollout is at work or waits for somebody to promote it.
  [/^argoproj\.io$/, /^Rollout$/, new Set(['Healthy'])],
  // Removed on purpose where the operator is told so; ClusterOperator says it all.
  [/operator\.openshift\.io$/, /./, new Set(['Available', 'Degraded', 'Failing', 'Failed'])],
  // Without a configured target there is nothing to be ready for.
  [/^longhorn\.io$/, /^(BackupTarget|BackingImage.*|Snapshot)$/, new Set(['Ready', 'Available'])],
];

/** Whether a condition of this type tells whether such a resource is up. */
export function tellsHealth(group: string, kind: string, type: string): boolean {
  return (
    !ENDING.some(([ofGroup, ofKind]) => ofGroup.test(group) && ofKind.test(kind)) &&
    !OTHERWISE.some(([ofGroup, ofKind, types]) => ofGroup.test(group) && ofKind.test(kind) && types.has(type))
  );
}

/** Where an operator says it in a phase, or a word of health, instead: `[group, kind, field, bad words]`. */
export const BAD_WORDS: readonly (readonly [string, string, 'phase' | 'health', ReadonlySet<string>])[] = [
  ['velero.io', 'BackupStorageLocation', 'phase', new Set(['Unavailable'])],
  ['operators.coreos.com', 'ClusterServiceVersion', 'phase', new Set(['Failed'])],
  ['ceph.rook.io', 'CephCluster', 'phase', new Set(['Failure'])],
  ['argoproj.io', 'Rollout', 'phase', new Set(['Degraded'])],
  ['longhorn.io', 'Volume', 'health', new Set(['faulted', 'degraded'])],
  ['elasticsearch.k8s.elastic.co', 'Elasticsearch', 'health', new Set(['red'])],
  ['kibana.k8s.elastic.co', 'Kibana', 'health', new Set(['red'])],
  ['logstash.k8s.elastic.co', 'Logstash', 'health', new Set(['red'])],
];
