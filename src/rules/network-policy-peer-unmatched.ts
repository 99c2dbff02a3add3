import { groupBy } from '../model/grouping.ts';
import type { NetworkPolicy, NetworkPolicyPeer } from '../model/network-policy.ts';
import { reference } from '../model/object.ts';
import { formatSelector, type LabelSelector } from '../model/selector.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { KNOWN_MAKERS, type PodMakers, podLabels } from './pod-labels.ts';
import { defineRule } from './rule.ts';
import { selectorIndex } from './selector-index.ts';

export default defineRule({
  id: 'network-policy-peer-unmatched',
  title: 'NetworkPolicy allows calls from or to nobody',
  group: 'hygiene',
  severity: 'low',
  why: 'The rule opens nothing, because no pod or namespace has the labels it asks for. Mostly a label was renamed, and calls that are meant are dropped without a word.',
  fix: 'Compare the labels of the peer with those of the pods and namespaces it means, and correct the rule or remove it.',
  peers: {
    Popeye: ['POP-1201', 'POP-1202', 'POP-1208'],
    'kube-linter': ['dangling-networkpolicypeer-podselector'],
    kor: ['networkpolicy'],
    KubeBuddy: ['NET023'],
  },
  needs: ['networkPolicies', 'pods', 'namespaces', ...KNOWN_MAKERS],
  uses: ['replicationControllers'],
  details: ['replicationControllers'],
  absence: ['pods', 'namespaces', ...KNOWN_MAKERS],
  everywhere: ['pods', 'namespaces', ...KNOWN_MAKERS],
  *check(view) {
    const { networkPolicies, namespaces } = view;
    const makers: PodMakers = view;
    const own = networkPolicies.filter(
      ({ meta }) =>
        meta.owners.length === 0 && meta.deletedAt === null && !isSystemNamespace(meta.namespace ?? ''),
    );
    const peers = own.flatMap(peersOf);
    const ofNamespaces = selectorIndex(
      peers.flatMap((owner) => part(owner, null, owner.peer.namespaceSelector)),
    );
    // Of a peer with both selectors, a pod of any namespace is taken to do: too seldom a finding rather than a wrong one.
    const ofPods = selectorIndex(
      peers.flatMap((owner) => {
        const { podSelector, namespaceSelector } = owner.peer;
        return part(owner, namespaceSelector === null ? owner.policy.meta.namespace : null, podSelector);
      }),
    );
    const metNamespaces = new Set(
      namespaces.flatMap(({ meta }) =>
        ofNamespaces(null, { 'kubernetes.io/metadata.name': meta.name, ...meta.labels }),
      ),
    );
    const metPods = new Set(podLabels(view.pods, makers).flatMap((one) => ofPods(one.namespace, one.labels)));
    const lost = peers.filter(
      (one) =>
        (one.peer.namespaceSelector !== null && !metNamespaces.has(one)) ||
        (one.peer.podSelector !== null && !metPods.has(one)),
    );
    for (const [policy, dead] of groupBy(lost, (one) => one.policy)) {
      yield {
        subject: reference(policy),
        facts: {
          peers: dead.slice(0, MOST).map(({ path, peer }) => ({ path, selector: peerText(peer) })),
          count: dead.length,
        },
        evidence: dead.slice(0, 3).map(({ path, peer }) => field(policy, path, peerText(peer))),
      };
    }
  },
  message({ peers, count }) {
    const words = peers.slice(0, 3).map(({ selector }) => excerpt(selector, 120));
    const rest = count - words.length;
    return `nothing matches ${someOf(rest > 0 ? [...words, `${rest} more`] : words, 4)}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', 'networkpolicy', subject.name, ...inNamespace(subject)),
      kubectl('get', 'namespaces', '--show-labels'),
      kubectl('get', 'pods', '--show-labels', ...inNamespace(subject)),
    ];
  },
});

const MOST = 20;

interface PlacedPeer {
  readonly policy: NetworkPolicy;
  readonly peer: NetworkPolicyPeer;
  readonly path: string;
}

function peersOf(policy: NetworkPolicy): readonly PlacedPeer[] {
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    policy[direction].flatMap(({ peers }, rule) =>
      peers.map((peer, index) => ({
        policy,
        peer,
        path: `spec.${direction}[${rule}].${direction === 'ingress' ? 'from' : 'to'}[${index}]`,
      })),
    ),
  );
}

function part(owner: PlacedPeer, namespace: string | null, selector: LabelSelector | null) {
  return selector === null ? [] : [{ owner, namespace, selector }];
}

function peerText({ namespaceSelector, podSelector }: NetworkPolicyPeer): string {
  return [
    ...(namespaceSelector === null ? [] : [`namespaces ${formatSelector(namespaceSelector) || '{}'}`]),
    ...(podSelector === null ? [] : [`pods ${formatSelector(podSelector) || '{}'}`]),
  ].join(', ');
}
