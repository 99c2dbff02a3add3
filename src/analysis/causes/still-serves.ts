import { counted } from '../../rules/amount-words.ts';
import type { Finding } from '../../rules/finding.ts';
import { factMember, factText } from './fact-member.ts';

/** What the old version of a stuck rollout still does, to be put after a clause; empty for other findings. */
export function stillServes({ rule, facts }: Finding): string {
  if (rule !== 'stuck-rollout') return '';
  const old = factMember(facts, 'servingSet');
  const name = factText(old, 'name');
  const ready = factMember(old, 'ready');
  if (name === null || typeof ready !== 'number') return '; no older version serves';
  return `; the old ReplicaSet ${name} still serves with ${counted(ready, 'ready replica')}`;
}
