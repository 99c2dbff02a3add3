import type { LeftOut } from '../left-out.ts';

export const PLATFORM_LEFT_OUT: readonly LeftOut[] = [
  {
    check: 'Addresses of a NetworkPolicy match no pod',
    peers: { Popeye: ['POP-1206', 'POP-1207'] },
    reason:
      'Address blocks are for what lies outside the cluster, so that no pod has them is as it should be.',
  },
  {
    check: 'policyTypes of a NetworkPolicy are not set',
    peers: { KubeBuddy: ['NET011'] },
    reason: 'The API server fills them in when the policy is written; a captured policy has them.',
  },
  {
    check: 'Volume is pending',
    peers: { Popeye: ['POP-1001'] },
    reason:
      'A volume passes through that phase in a moment; the claim that waits tells more, and is reported.',
  },
  {
    check: 'Claim names no StorageClass',
    peers: { k8sgpt: ['Storage'], KubeBuddy: ['PVC002'] },
    reason:
      'Using the default class is what a default is for; a claim that gets none is reported as unbound.',
  },
  {
    check: 'Claim or volume is small',
    peers: { k8sgpt: ['Storage'] },
    reason: 'Small volumes are small on purpose.',
  },
  {
    check: 'VolumeAttachment refers to what is gone',
    peers: { kor: ['volumeattachment'] },
    reason: 'What a VolumeAttachment attaches, and where, is not read.',
  },
  {
    check: 'StorageClass does not ask for encryption',
    peers: { Kubescape: ['C-0264'] },
    reason: 'Clouds encrypt by account or by default; the parameters of a class do not show it.',
  },
  {
    check: 'emptyDir is used',
    peers: { KubeBuddy: ['SEC013'] },
    reason: 'An emptyDir is the right place for what need not last.',
  },
  {
    check: 'Key of a ConfigMap or Secret is not used',
    peers: { Popeye: ['POP-401'] },
    reason: 'What is mounted or loaded whole is read by name inside the program, which no manifest shows.',
  },
  {
    check: 'ConfigMap is empty',
    peers: { k8sgpt: ['ConfigMap'] },
    reason: 'Locks and markers hold what they say in annotations.',
  },
  {
    check: 'ConfigMaps of several namespaces have one name',
    peers: { KubeBuddy: ['CFG002'] },
    reason: 'Names are per namespace, and some ConfigMaps are in each by design.',
  },
  {
    check: 'Value of a Secret is weak, or a key of a cloud',
    peers: { KubeBuddy: ['SEC031'] },
    reason: 'Values of Secrets are dropped while reading.',
  },
  {
    check: 'Certificate in a Secret expires',
    peers: { KubeBuddy: ['SEC032'] },
    reason:
      'Values of Secrets are dropped while reading; a Certificate of cert-manager that is not renewed is reported.',
  },
  {
    check: 'CoreDNS forwards or rewrites in a risky way',
    peers: { KubeBuddy: ['CFG006'], Kubescape: ['C-0037'] },
    reason: 'Values of ConfigMaps are dropped while reading.',
  },
  {
    check: 'Image pull Secrets are used',
    peers: { KubeBuddy: ['SEC028'] },
    reason: 'Private images need them.',
  },
  {
    check: 'CustomResourceDefinition has no objects',
    peers: { kor: ['crd'] },
    reason:
      'Which kinds of custom resources were asked for and not found is not recorded, and many kinds have objects only for moments.',
  },
  {
    check: 'ValidatingAdmissionPolicy is not bound, empty or skipped on errors',
    peers: { KubeBuddy: ['SEC024', 'SEC025', 'SEC026'], k8sgpt: ['ValidatingAdmissionPolicy'] },
    reason: 'What such a policy and its binding say is not read.',
  },
  {
    check: 'Flags of the control plane of which the captured command says little, or that break kubeadm',
    peers: {
      Kubescape: [
        'C-0068',
        'C-0113',
        'C-0115',
        'C-0121',
        'C-0123',
        'C-0124',
        'C-0128',
        'C-0131',
        'C-0132',
        'C-0133',
        'C-0134',
        'C-0136',
        'C-0137',
        'C-0138',
        'C-0140',
        'C-0142',
        'C-0143',
        'C-0144',
        'C-0149',
        'C-0150',
        'C-0152',
        'C-0156',
        'C-0159',
        'C-0160',
        'C-0161',
        'C-0291',
      ],
    },
    reason:
      'Health checks need anonymous access, defaults are sound, or the answer lies in a file; only what weakens a cluster by itself is reported.',
  },
  {
    check: 'Settings of the kubelet, and who may write files on nodes',
    peers: {
      Kubescape: ['C-0069', 'C-0070', 'C-0092..C-0112', 'C-0162..C-0184', 'C-0205'],
    },
    reason: 'They are on the nodes, not in what kubectl shows.',
  },
  {
    check: 'Identities and endpoints of Cilium do not fit the pods',
    peers: {
      Popeye: [
        'POP-1600',
        'POP-1601',
        'POP-1602',
        'POP-1603',
        'POP-1604',
        'POP-1700',
        'POP-1701',
        'POP-1702',
        'POP-1703',
        'POP-1704',
      ],
    },
    reason: 'Cilium makes and removes them by itself with a delay; what they say of pods is not read.',
  },
  {
    check: 'Subscriptions, install plans and catalogs of OLM',
    peers: {
      k8sgpt: [
        'Subscription',
        'InstallPlan',
        'CatalogSource',
        'OperatorGroup',
        'ClusterCatalog',
        'ClusterExtension',
      ],
    },
    reason: 'An update that waits for approval is normal; a version that failed to install is reported.',
  },
  {
    check: 'Policy reports hold failures',
    peers: { k8sgpt: ['kyverno'] },
    reason: 'Results of reports are not read.',
  },
  {
    check: 'Configuration of Prometheus',
    peers: { k8sgpt: ['prometheus'] },
    reason: 'Values of ConfigMaps and Secrets are dropped while reading.',
  },
  {
    check: 'ServiceMonitor matches no Service',
    peers: { 'kube-linter': ['dangling-servicemonitor'] },
    reason: 'Selectors of custom resources are not read.',
  },
  {
    check: 'SecurityContextConstraints allow privileged containers',
    peers: { 'kube-linter': ['scc-deny-privileged-container'] },
    reason: 'OpenShift brings such constraints itself, and their fields are not read.',
  },
  {
    check: 'Right sizes by usage over days',
    peers: { krr: ['cpu', 'memory'], KubeBuddy: ['PROM006', 'PROM007'] },
    reason: 'A capture holds one sample of usage; recommendations of a VerticalPodAutoscaler are reported.',
  },
];
