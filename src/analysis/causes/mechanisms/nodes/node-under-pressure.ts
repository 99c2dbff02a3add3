import { counted, someOf } from '../../../../rules/amount-words.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { conditionFields } from '../../../../rules/field-evidence.ts';
import type { Finding } from '../../../../rules/finding.ts';
import { factList, factMember, factText } from '../../fact-member.ts';
import type { Diagnosis, Scene } from '../../mechanism.ts';
import { nodeOf } from './node-of.ts';

/** A diagnosis of the node, where this condition of it is the worst that holds. */
export function underPressure(finding: Finding, scene: Scene, type: string, words: string): Diagnosis | null {
  const found = factList(finding.facts, 'conditions').find((one) => factText(one, 'type') === type) ?? null;
  if (found === null) return null;
  const node = nodeOf(finding.subject.name, scene);
  const evicted = factMember(finding.facts, 'evictedPods');
  const said = factText(found, 'message');
  const why = said === null ? '' : `: ${excerpt(said, 160)}`;
  const gone =
    typeof evicted === 'number' && evicted > 0 ? `; ${counted(evicted, 'pod')} of it evicted so far` : '';
  const users = type === 'MemoryPressure' ? memoryUsers(finding.subject.name, scene) : [];
  return {
    root: finding.subject,
    confidence: 'confirmed',
    summary: `node ${finding.subject.name} ${words}${why}${gone}${users.length === 0 ? '' : `; most memory there is used by ${someOf(users)}`}`,
    evidence: node === null ? [] : conditionFields(node, type),
    toConfirm: null,
  };
}

/** The three pods on a node that use most memory, as far as usage was captured. */
function memoryUsers(node: string, { cluster: { links } }: Scene): readonly string[] {
  return links
    .podsOn(node)
    .map((pod) => ({
      name: pod.meta.name,
      used: links.metricsOf(pod).reduce((sum, { memory }) => sum + (memory ?? 0), 0),
    }))
    .filter(({ used }) => used > 0)
    .toSorted((a, b) => b.used - a.used)
    .slice(0, 3)
    .map(({ name }) => name);
}
