import { objectKey } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { PodSpec } from '../../../../model/pod-spec.ts';
import { someOf } from '../../../../rules/amount-words.ts';
import { inNamespace, kubectl, resourceWord } from '../../../../rules/command.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence } from '../../../../rules/finding.ts';
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
    'not resolve suffers from its own settings, and other pods resolve the same name. Where the name is no Service ' +
    'of the cluster, or the nameserver is the DNS Service, the settings are not to blame.',
  fix: 'Set dnsPolicy to ClusterFirst (ClusterFirstWithHostNet with hostNetwork) and take out dnsConfig.nameservers; or name the DNS Service of the cluster there.',
  explains: [
    'crash-looping-container',
    'error-in-log',
    'liveness-probe-kills',
    'stuck-rollout',
    'partially-available-workload',
    'frequent-restarts',
  ],
  silent: true,
  diagnose(finding, scene) {
    const pod = relatedPods(scene.cluster, finding).find(({ spec }) => settings(spec, scene) !== null);
    if (pod === undefined) return null;
    const wrong = settings(pod.spec, scene);
    const unresolved = unresolvedIn(pod, scene);
    if (wrong === null || (unresolved === null && !mayBeName(finding.rule, pod, scene))) return null;
    const isSure = unresolved?.isService === true && wrong.isKnown;
    const { subject } = finding;
    return {
      root: subject,
      confidence: isSure ? 'confirmed' : unresolved === null ? 'hypothesis' : 'likely',
      summary: `${wrong.words}${unresolved === null ? '' : `, and ${unresolved.host ?? 'a name'} does not resolve in it`}`,
      evidence: [...wrong.evidence(pod), ...finding.evidence.slice(0, 1)],
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

interface Wrong {
  readonly words: string;
  /** Certainly not the cluster's name server. */
  readonly isKnown: boolean;
  readonly evidence: (pod: Pod) => readonly Evidence[];
}

function settings(spec: PodSpec, scene: Scene): Wrong | null {
  const { dnsPolicy, nameservers, hostNetwork } = spec;
  const policy = (pod: Pod) => [field(pod, 'spec.dnsPolicy', dnsPolicy)];
  if (dnsPolicy === 'None') {
    const servers = clusterServers(scene);
    if (nameservers.some((one) => servers.has(one) || LINK_LOCAL.test(one))) return null;
    return {
      words: `dnsPolicy is None, and its nameserver ${someOf(nameservers)} is not that of the cluster`,
      isKnown: servers.size > 0 || isAlone(nameservers, scene),
      evidence: (pod) => [
        ...policy(pod),
        field(pod, 'spec.dnsConfig.nameservers', nameservers.join(' ') || null),
      ],
    };
  }
  if (dnsPolicy === 'Default')
    return {
      words: 'dnsPolicy is Default, so it asks the name server of its node',
      isKnown: true,
      evidence: policy,
    };
  if (dnsPolicy !== 'ClusterFirst' || !hostNetwork) return null;
  return {
    words: 'dnsPolicy is ClusterFirst with hostNetwork, so it asks the name server of its node',
    isKnown: true,
    evidence: (pod) => [...policy(pod), field(pod, 'spec.hostNetwork', true)],
  };
}

/** Where the node-local cache listens. https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/ */
const LINK_LOCAL = /^169\.254\./;

const clusterServers = perScene(
  ({ cluster: { services } }: Scene) =>
    new Set(
      services
        .filter(
          ({ meta, ports }) =>
            meta.labels['k8s-app'] === 'kube-dns' ||
            (meta.namespace === 'kube-system' && ports.some(({ port }) => port === 53)),
        )
        .flatMap(({ clusterIP }) => clusterIP ?? []),
    ),
);

/** No other workload has these nameservers, and there are others that get along with the cluster's. */
function isAlone(nameservers: readonly string[], scene: Scene): boolean {
  const users = usersOfServers(scene);
  return users.others > 0 && nameservers.every((one) => (users.byServer.get(one)?.size ?? 0) <= 1);
}

const usersOfServers = perScene(({ cluster: { pods, links } }: Scene) => {
  const byServer = new Map<string, Set<string>>();
  let others = 0;
  for (const pod of pods) {
    if (pod.spec.dnsPolicy === 'ClusterFirst' && pod.ready.ready === pod.ready.total) others += 1;
    for (const server of pod.spec.nameservers) {
      const users = byServer.get(server) ?? new Set<string>();
      byServer.set(server, users.add(objectKey(links.topOwner(pod))));
    }
  }
  return { byServer, others };
});

interface Unresolved {
  readonly host: string | null;
  readonly isService: boolean;
}

/** A name that a log of the pod says does not resolve, and that the DNS of the cluster should know; Services first. */
function unresolvedIn(pod: Pod, scene: Scene): Unresolved | null {
  const find = hosts(scene);
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

const hosts = perScene(({ cluster }: Scene) => hostTargets(cluster));

/** No line tells why it crashes, and only dnsPolicy None is rare enough to be suspected for that. */
function mayBeName(rule: string, pod: Pod, { cluster }: Scene): boolean {
  const told = cluster.links.logsOf(pod).some(({ matches }) => matches.length > 0);
  return rule === 'crash-looping-container' && !told && pod.spec.dnsPolicy === 'None';
}
