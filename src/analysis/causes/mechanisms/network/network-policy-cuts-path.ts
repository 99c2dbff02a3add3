import type { NetworkPolicy } from '../../../../model/network-policy.ts';
import { namespacedName, reference } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import { formatSelector } from '../../../../model/selector.ts';
import type { Service } from '../../../../model/service.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { field } from '../../../../rules/field-evidence.ts';
import { isReady } from '../../../../rules/pod-census.ts';
import { hasForeignPolicies } from '../../../../rules/policy-coverage.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { relatedPods } from '../../related-pods.ts';
import { type Complaint, complaintsIn } from './complaints.ts';
import { cutBy } from './policy-path.ts';

/** Packets are dropped between two that run. */
export const networkPolicyCutsPath: Mechanism = {
  id: 'network-policy-cuts-path',
  title: 'NetworkPolicy drops the calls of a client',
  reasoning:
    'A pod that any policy selects for a direction gets or sends only what some policy allows; the rest is dropped ' +
    'without an answer, so clients time out and are not refused. A program that times out on a Service whose pods are ' +
    'ready, while the policies of one side select its pod and not one allows the other, is cut off by them; one to ' +
    'which no name resolves, by policies that do not allow port 53. Peers by address and ports by name are taken to ' +
    'allow. Whether the network plugin enforces policies is not in a capture.',
  fix: 'Add a rule to the policy that allows these clients, with their labels, namespace and port; for names, UDP and TCP port 53.',
  explains: ['error-in-log', 'crash-looping-container', 'liveness-probe-kills', 'stuck-rollout'],
  diagnose(finding, scene) {
    if (scene.cluster.networkPolicies.length === 0) return null;
    const [client] = relatedPods(scene.cluster, finding);
    if (client === undefined) return null;
    for (const complaint of complaintsIn(scene, finding)) {
      const cut = cutOf(complaint, client, scene);
      if (cut === null) continue;
      const { policies, words, path } = cut;
      const [policy] = policies;
      if (policy === undefined) continue;
      const more = policies.length === 1 ? '' : ` and ${policies.length - 1} more`;
      return {
        root: reference(policy),
        confidence: hasForeignPolicies(scene.cluster) ? 'hypothesis' : 'likely',
        summary: `NetworkPolicy ${namespacedName(policy.meta)}${more} ${words}`,
        evidence: [
          field(policy, 'spec.podSelector', formatSelector(policy.podSelector) || 'every pod'),
          field(policy, path, 'no rule for it'),
          ...finding.evidence.slice(0, 1),
        ],
        commands: [
          kubectl('describe', 'networkpolicy', policy.meta.name, ...inNamespace(policy.meta)),
          kubectl('edit', 'networkpolicy', policy.meta.name, ...inNamespace(policy.meta)),
        ],
        toConfirm:
          'Call the Service from a pod that the policy allows, and from the client; look whether the network plugin enforces policies.',
      };
    }
    return null;
  },
};

interface Cut {
  readonly policies: readonly NetworkPolicy[];
  readonly words: string;
  readonly path: string;
}

const UNANSWERED = new Set(['connection-timeout', 'deadline-exceeded', 'connection-failed']);
const DNS_PORT = 53;

function cutOf({ signature, service }: Complaint, client: Pod, scene: Scene): Cut | null {
  const who = `pod ${client.meta.name}`;
  if (signature === 'name-resolution-failed') {
    const policies = cutBy(scene, { pod: client, direction: 'Egress', other: null, ports: [DNS_PORT] });
    return {
      policies,
      words: `does not let ${who} out to port 53, so no name resolves in it`,
      path: 'spec.egress',
    };
  }
  const target = service === null ? undefined : scene.cluster.links.podsBehind(service).find(isReady);
  if (service === null || target === undefined || !UNANSWERED.has(signature)) return null;
  const ports = targetPorts(service);
  const inward = cutBy(scene, { pod: target, direction: 'Ingress', other: client, ports });
  const name = `Service ${namespacedName(service.meta)}`;
  if (inward.length > 0)
    return { policies: inward, words: `does not let ${who} in to the pods of ${name}`, path: 'spec.ingress' };
  const outward = cutBy(scene, { pod: client, direction: 'Egress', other: target, ports });
  return { policies: outward, words: `does not let ${who} out to the pods of ${name}`, path: 'spec.egress' };
}

function targetPorts({ ports }: Service): readonly number[] {
  return ports.flatMap(({ targetPort }) => (typeof targetPort === 'number' ? [targetPort] : []));
}
