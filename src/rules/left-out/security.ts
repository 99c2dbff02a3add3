import type { LeftOut } from '../left-out.ts';

export const SECURITY_LEFT_OUT: readonly LeftOut[] = [
  {
    check: 'Image is not pinned to a digest',
    peers: { Kubescape: ['C-0306'], KubeBuddy: ['SEC035'] },
    reason:
      'Nearly every workload names a version, and a version that does not move is as good: it would be said of all.',
  },
  {
    check: 'Image comes from a registry that is not on a list',
    peers: { Popeye: ['POP-113'], Kubescape: ['C-0001', 'C-0078'], KubeBuddy: ['SEC014'], marvin: ['M-200'] },
    reason: 'Which registries are trusted stands in no capture.',
  },
  {
    check: 'imagePullPolicy is not Always, whatever the tag',
    peers: { Polaris: ['pullPolicyNotAlways'], 'kube-score': ['container-image-pull-policy'] },
    reason:
      'With a fixed version or a digest IfNotPresent pulls the same; mutable-tag-not-pulled reports the rest.',
  },
  {
    check: 'Probe uses the number of a port, or the port has no name',
    peers: { Popeye: ['POP-105', 'POP-108'] },
    reason: 'A matter of style without a consequence.',
  },
  {
    check: 'Probe asks a port number that the container does not list',
    peers: { 'kube-linter': ['liveness-port', 'readiness-port', 'startup-port'] },
    reason:
      'Listing ports is a note only, and such probes work; probe-port-missing reports names that lead nowhere.',
  },
  {
    check: 'Requests differ from limits',
    peers: {
      'kube-score': [
        'container-resource-requests-equal-limits',
        'container-cpu-requests-equal-limits',
        'container-memory-requests-equal-limits',
        'container-ephemeral-storage-request-equals-limit',
      ],
    },
    reason:
      'Needed for the QoS class Guaranteed only, which few workloads want; other advice is to leave CPU limits out.',
  },
  {
    check: 'No request or limit for ephemeral storage',
    peers: { 'kube-score': ['container-ephemeral-storage-request-and-limit'], KubeBuddy: ['WRK026'] },
    reason: 'Missing almost everywhere. What disk pressure does is reported where it happens.',
  },
  {
    check: 'Container listens on a port below 1024',
    peers: { 'kube-linter': ['privileged-ports'] },
    reason: 'Runtimes let every user open them today, so it tells nothing of the rights of the container.',
  },
  {
    check: 'User or group id below 10000',
    peers: { 'kube-score': ['container-security-context-user-group-id'] },
    reason: 'Most images use lower ids, and clashes with users of the node matter only after an escape.',
  },
  {
    check: 'fsGroup, fsGroupChangePolicy or seLinuxOptions is not set',
    peers: { Kubescape: ['C-0211'] },
    reason:
      'Only programs that share files need them; the other parts of the control are in weak-security-context.',
  },
  {
    check: 'Volume of a type that the restricted pod security standard forbids, other than hostPath',
    peers: { marvin: ['M-111'] },
    reason: 'NFS or iSCSI in a pod is common and no weakness by itself; hostPath has rules of its own.',
  },
  {
    check: 'Holes in kernel, containerd, kubelet or a program by version number',
    peers: { Kubescape: ['C-0058', 'C-0079', 'C-0081', 'C-0086', 'C-0087', 'C-0089', 'C-0090', 'C-0091'] },
    reason: 'Distributions mend holes without changing the version, so the number says too little.',
  },
  {
    check: 'Workload mounts a Secret, a ConfigMap or a PersistentVolumeClaim',
    peers: { Kubescape: ['C-0255', 'C-0257', 'C-0258'] },
    reason: 'A list of what exists, no finding: mounting is what they are for.',
  },
  {
    check: 'There are CronJobs, or pods with a ServiceAccount',
    peers: { Kubescape: ['C-0026', 'C-0053'] },
    reason: 'A list of what exists, no finding: what ServiceAccounts may do is judged where it is granted.',
  },
  {
    check: 'Areas of risk, and chains of them, made of other findings',
    peers: { KubeBuddy: ['RISK001', 'RISK002', 'RISK003', 'RISK004', 'RISK007', 'CHAIN003', 'CHAIN005'] },
    reason:
      'Each finding is reported by itself; what rights and a way onto the node come to is in workload-with-takeover-rights.',
  },
  {
    check: 'Holes found in images',
    peers: { Kubescape: ['C-0083', 'C-0084', 'C-0085'] },
    reason: 'Only a scan of the images tells.',
  },
  {
    check: 'ServiceAccount lists a Secret that does not exist',
    peers: { Popeye: ['POP-304'] },
    reason: 'Since Kubernetes 1.24 tokens come without such Secrets, so nothing breaks.',
  },
  {
    check: 'Names of ports follow the rules',
    peers: { 'kube-linter': ['invalid-target-ports'] },
    reason: 'The API server refuses others.',
  },
  {
    check: 'ServiceAccount may change the ConfigMap of CoreDNS by its name',
    peers: { Kubescape: ['C-0037'] },
    reason:
      'Roles in kube-system belong to the distribution; rights on all ConfigMaps are in dangerous-rights-granted.',
  },
];
