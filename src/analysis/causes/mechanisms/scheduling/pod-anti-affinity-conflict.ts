import { namespacedName, objectKey } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { PodAffinityTerm } from '../../../../model/pod-spec.ts';
import { formatSelector, matches } from '../../../../model/selector.ts';
import { counted, someOf } from '../../../../rules/amount-words.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { termCommands } from './affinity-term.ts';
import { domainsOf, podsByDomain } from './domains.ts';
import type { Obstruction } from './obstruction.ts';
import { refused } from './refused.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** What the pods keep away from runs in every place they could go to. */
export const podAntiAffinityConflict: Mechanism = {
  id: 'pod-anti-affinity-conflict',
  title: 'Required anti-affinity leaves no place for the pods',
  reasoning:
    'Required podAntiAffinity keeps a pod out of every domain (most often: node) in which a pod with given labels runs. ' +
    'Either the labels are its own, and there are more replicas than domains, during a rolling update the old ones ' +
    'among them; or they are those of something that runs in every domain, such as a DaemonSet. `existing pods ' +
    'anti-affinity rules` is the same said by the other pods. Preferred anti-affinity keeps no pod off.',
  fix: 'Make the rule preferred, or spread with topologySpreadConstraints; else lower the replicas to the number of domains, correct the labels it avoids, or add nodes. Where it blocks a rolling update, let the Deployment take an old pod away first: maxSurge 0, maxUnavailable 1.',
  explains: WAITING_RULES,
  diagnose(finding, scene) {
    return refused(finding, scene, 'anti-affinity', (obstruction) => {
      const { pod } = obstruction;
      const terms = pod.spec.podAntiAffinity;
      const [worst] = terms
        .map((term) => ({ term, ...occupancy(term, obstruction, scene) }))
        .toSorted((a, b) => a.free - b.free);
      if (worst === undefined)
        return {
          summary:
            'pods that run on every node that could take these have a required anti-affinity against them',
          evidence: [field(pod, 'metadata.labels', labelText(pod))],
        };
      const { term } = worst;
      return {
        summary: summary(term, worst, obstruction, scene),
        evidence: [
          field(
            pod,
            `spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[${terms.indexOf(term)}]`,
            `${selectorText(term)} by ${term.topologyKey}`,
          ),
        ],
        commands: termCommands(finding, pod, term),
      };
    });
  },
};

interface Occupancy {
  /** Domains of the nodes in question. */
  readonly domains: number;
  /** Of these, without a pod that is avoided. */
  readonly free: number;
  readonly holders: readonly Pod[];
}

function occupancy(term: PodAffinityTerm, { pod, nodes }: Obstruction, scene: Scene): Occupancy {
  const domains = new Set(domainsOf(nodes, term.topologyKey));
  const taken = [...podsByDomain(pod, term, scene)].filter(([domain]) => domains.has(domain));
  return {
    domains: domains.size,
    free: domains.size - taken.length,
    holders: taken.flatMap(([, pods]) => pods),
  };
}

function summary(
  term: PodAffinityTerm,
  { domains, holders }: Occupancy,
  { pod, pods }: Obstruction,
  { cluster: { links } }: Scene,
): string {
  const what = `required anti-affinity keeps each pod off every ${term.topologyKey} with a pod ${selectorText(term)}`;
  const counts = new Map<string, number>();
  for (const one of holders) {
    const owner = links.topOwner(one);
    const name = `${owner.kind} ${namespacedName(owner)}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const where = domains === 0 ? '' : `; all ${domains} that could take it have one`;
  const isOwn = term.selector !== null && matches(term.selector, pod.meta.labels);
  const owner = objectKey(links.topOwner(pod));
  const own = holders.filter((one) => objectKey(links.topOwner(one)) === owner).length;
  if (isOwn && own > 0 && own === holders.length)
    return `${what}, which its own replicas are: ${own + pods.length} pods for ${counted(domains, 'place')}`;
  const who = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} (${counted(count, 'pod')})`);
  return `${what}${where}${who.length === 0 ? '' : `: ${someOf(who)}`}`;
}

function selectorText({ selector }: PodAffinityTerm): string {
  const text = selector === null ? '' : formatSelector(selector);
  return text === '' ? 'of any kind' : `labelled ${excerpt(text, 120)}`;
}

function labelText({ meta }: Pod): string {
  return Object.entries(meta.labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
