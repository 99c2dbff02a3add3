import type { LeftOut } from '../left-out.ts';

export const WORKLOADS_LEFT_OUT: readonly LeftOut[] = [
  {
    check: 'Ingress is used, and no Gateway API',
    peers: { KubeBuddy: ['NET013'] },
    reason: 'An advice for the future, true of most clusters; nothing breaks.',
  },
  {
    check: 'What was not evaluated',
    peers: { Kubescape: ['scanCoverage'], Popeye: ['POP-404', 'POP-1101'] },
    reason: 'Not a rule: every report has the ledger of what was captured, and every rule its verdict.',
  },
  {
    check: 'Nodes without an operating system made for containers',
    peers: { Kubescape: ['C-0226'] },
    reason: 'A choice, and not to be told from the image name for sure.',
  },
  {
    check: 'Storage of the cluster is nearly full',
    peers: { KubeBuddy: ['SC003'] },
    reason: 'Only kubelets know; no captured object says it.',
  },
  {
    check: 'Pod has been running for long',
    peers: { KubeBuddy: ['POD002'] },
    reason: 'That is what a stable pod does.',
  },
  {
    check: 'Device allocated to a container is unhealthy',
    peers: { KubeBuddy: ['POD009'] },
    reason: 'The field is new and seldom filled in; the model does not read it yet.',
  },
  {
    check: 'Status has more replicas than asked for',
    peers: { k8sgpt: ['Deployment'] },
    reason: 'Passes by itself in every rolling update.',
  },
  {
    check: 'Selector does not match the labels of the template',
    peers: {
      'kube-score': [
        'deployment-pod-selector-labels-match-template-metadata-labels',
        'statefulset-pod-selector-labels-match-template-metadata-labels',
      ],
      'kube-linter': ['mismatching-selector'],
      Kubescape: ['C-0296'],
      KubeBuddy: ['WRK009'],
    },
    reason: 'The API server refuses such an object, so no capture has one.',
  },
  {
    check: 'Deprecated field serviceAccount is set',
    peers: {
      'kube-linter': ['deprecated-service-account-field'],
      Kubescape: ['C-0294'],
      KubeBuddy: ['CFG008'],
    },
    reason: 'The API server fills it in from serviceAccountName, so every captured pod has it.',
  },
  {
    check: 'Replicas are set by hand beside an autoscaler',
    peers: { 'kube-score': ['deployment-targeted-by-hpa-does-not-have-replicas-configured'] },
    reason:
      'A live object always has a number of replicas; only the manifest tells whether somebody wrote it.',
  },
  {
    check: 'Label app.kubernetes.io/instance is not the name',
    peers: { Polaris: ['metadataAndInstanceMismatched'] },
    reason: 'Charts name objects otherwise on purpose.',
  },
  {
    check: 'All recommended labels, an owner label, an e-mail annotation',
    peers: {
      Kubescape: ['C-0077'],
      'kube-linter': ['required-label-owner', 'required-annotation-email'],
    },
    reason:
      'A convention; user-defined rules can ask for it. That a workload has no telling label at all is unlabelled-workload.',
  },
  {
    check: 'Label values are valid',
    peers: { 'kube-score': ['label-values'] },
    reason: 'The API server refuses others.',
  },
  {
    check: 'restartPolicy fits the kind',
    peers: {
      'kube-linter': ['restart-policy'],
      'kube-score': ['cronjob-restartpolicy'],
      marvin: ['M-410'],
    },
    reason: 'The API server takes Always alone for a Deployment, and never Always for a Job.',
  },
  {
    check: 'DNS policy, DNS options or hostAliases are set or not set',
    peers: { KubeBuddy: ['WRK020'], 'kube-linter': ['dnsconfig-options'] },
    reason: 'A choice; nothing is wrong either way.',
  },
  {
    check: 'CronJob has no active Job',
    peers: { Popeye: ['POP-1501'] },
    reason: 'So it is between any two runs.',
  },
];
