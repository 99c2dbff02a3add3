import type { Pod } from '../../../../model/pod.ts';
import { inNamespace, kubectl, resourceWord } from '../../../../rules/command.ts';
import { foreignDns } from '../../../../rules/dns-settings.ts';
import { field } from '../../../../rules/field-evidence.ts';
import { targetsOf } from '../../../../rules/past-complaint.ts';
import { hostTargets } from '../../../../rules/service-host.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { relatedPods } from '../../related-pods.ts';

/** Its own settings lead a pod past the name server of the cluster. */
export const podDnsMisconfigured: Mechanism = {
  id: 'pod-dns-misconfigured',
  title: 'DNS settings of the pod lead past the cluster’s name server',
  reasoning:
    'Names of Services are known to the DNS of the cluster only. A pod asks it with dnsPolicy ClusterFirst, or ' +
    'ClusterFirstWithHostNet on the network of its node; with None it asks the nameservers of its dnsConfig, with ' +
    'Default, and with ClusterFirst on the node’s network, those of the node. Such a pod that says that a name does ' +
    'not resolve suffers from its own settings, and other pods resolve the same name; one that is told to call a ' +
    'Service by name and runs all the same is suspected. Where the name is no Service ' +
    'of the cluster, or the nameserver is the DNS Service, the settings are not to blame.',
  fix: 'Set dnsPolicy to ClusterFirst (ClusterFirstWithHostNet with hostNetwork) and take out dnsConfig.nameservers; or name the DNS Service of the cluster there.',
  explains: [
    'crash-looping-container',
    'error-in-log',
    'liveness-probe-kills',
    'stuck-rollout',
    'partially-available-workload',
    'frequent-restarts',
    'pod-past-cluster-dns',
  ],
  silent: true,
  diagnose(finding, scene) {
    const judge = settings(scene);
    const pod = relatedPods(scene.cluster, finding).find(({ spec }) => judge(spec) !== null);
    const wrong = pod === undefined ? null : judge(pod.spec);
    if (pod === undefined || wrong === null) return null;
    const unresolved = unresolvedIn(pod, scene);
    const isTold = finding.rule === 'pod-past-cluster-dns' || mayBeName(finding.rule, pod, scene);
    if (unresolved === null && !isTold) return null;
    const isSure = unresolved?.isService === true && wrong.isKnown;
    const { subject } = finding;
    return {
      root: subject,
      confidence: isSure ? 'confirmed' : unresolved === null ? 'hypothesis' : 'likely',
      summary: `${wrong.words}${unresolved === null ? '' : `; ${unresolved.host ?? 'a name'} does not resolve in it`}`,
      evidence: [
        ...wrong.fields.map(([path, value]) => field(pod, `spec.${path}`, value)),
        ...finding.evidence.slice(0, 1),
      ],
      commands: [
        kubectl('get', 'services', '-n', 'kube-system', '-l', 'k8s-app=kube-dns'),
        ...(subject.kind === 'Pod' ? [] : [kubectl('edit', resourceWord(subject), ...inNamespace(subject))]),
      ],
      toConfirm: isSure
        ? null
        : `Compare with the address of the DNS Service: ${kubectl('get', 'services', '-n', 'kube-system', '-l', 'k8s-app=kube-dns')}`,
    };
  },
};

const settings = perScene(({ cluster }: Scene) => foreignDns(cluster));

interface Unresolved {
  readonly host: string | null;
  readonly isService: boolean;
}

/** A name that a log of the pod says does not resolve, and that the DNS of the cluster should know; Services first. */
function unresolvedIn(pod: Pod, scene: Scene): Unresolved | null {
  const find = hostTargets(scene.cluster);
  const matches = scene.cluster.links
    .logsOf(pod)
    .flatMap((log) => log.matches.filter(({ signature }) => signature === 'name-resolution-failed'));
  const named = matches.flatMap((match) =>
    targetsOf(match).map(({ host }) => ({
      host,
      isService: find(host, pod.meta.namespace)?.kind === 'service',
    })),
  );
  const [best] = [
    ...named.filter(({ isService }) => isService),
    // A name of the world outside is known to any name server.
    ...named.filter(({ host }) => !host.includes('.')),
  ];
  if (best !== undefined) return best;
  return matches.length > 0 && named.length === 0 ? { host: null, isService: false } : null;
}

/** No line tells why it crashes, and only dnsPolicy None is rare enough to be suspected for that. */
function mayBeName(rule: string, pod: Pod, { cluster }: Scene): boolean {
  const told = cluster.links.logsOf(pod).some(({ matches }) => matches.length > 0);
  return rule === 'crash-looping-container' && !told && pod.spec.dnsPolicy === 'None';
}
