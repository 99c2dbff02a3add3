import type { KindName, SourceName } from '../../model/kinds.ts';
import type { ObjectReference } from '../../model/object.ts';
import type { Rule } from '../../rules/rule.ts';
import { captureGap, type When } from './capture-words.ts';
import type { Portrait } from './portrait.ts';

/** Why the silence of a rule about one subject proves nothing. */
export interface Blindness {
  /** The rule did not run at all, or on none of what it needs. */
  readonly unevaluated: boolean;
  /** One plain clause: `pods were not captured after`. */
  readonly reason: string;
}

/**
 * `null`: the rule had all it needs for the subject on that side, and all it uses that the other side has.
 * What it uses may have decided what it sees there, so without it its silence is no proof.
 */
export function blindness(
  rule: Rule,
  subject: ObjectReference,
  side: Portrait,
  other: Portrait,
  when: When,
): Blindness | null {
  const verdict = side.audit.rules.find((one) => one.rule === rule.id);
  if (verdict === undefined) return { unevaluated: true, reason: `the rule was not run ${when}` };
  if (verdict.outcome === 'crashed') return { unevaluated: true, reason: `the rule crashed ${when}` };
  const namespace = namespaceOf(subject);
  const seen = side.seen[rule.readsText ?? 'none'];
  const unseen = rule.needs.find((source) => !seen.all(source, reach(rule, source, namespace)));
  if (unseen !== undefined) {
    // What text hides from the rule is there, and the reader should know why it does not count.
    const told = side.captured.all(unseen, namespace) ? side.captured : seen;
    return { unevaluated: !seen.any(unseen), reason: captureGap(unseen, told, namespace, when) };
  }
  const lost = usedBy(rule).find((source) => isLess(source, namespace, side, other, rule));
  return lost === undefined
    ? null
    : { unevaluated: false, reason: captureGap(lost, side.captured, namespace, when) };
}

/** `null`: the whole cluster. */
function reach(rule: Rule, source: SourceName, namespace: string | null): string | null {
  return rule.everywhere.includes(source) ? null : namespace;
}

function namespaceOf({ kind, namespace, name }: ObjectReference): string | null {
  return namespace ?? (kind === 'Namespace' ? name : null);
}

/** They lead from a pod to the object that a finding is about. */
const OWNERS: readonly KindName[] = ['replicaSets', 'replicationControllers', 'jobs'];

/** A log adds words to a finding and never makes one, except where it is needed. */
function usedBy({ needs, uses }: Rule): readonly SourceName[] {
  const own = uses.filter((source) => source !== 'logs');
  const walks = [...needs, ...uses].some((source) => source === 'pods' || source === 'jobs');
  return walks ? [...own, ...OWNERS] : own;
}

function isLess(
  source: SourceName,
  namespace: string | null,
  side: Portrait,
  other: Portrait,
  rule: Rule,
): boolean {
  const [own, others] = [side.seen[rule.readsText ?? 'none'], other.seen[rule.readsText ?? 'none']];
  if (others.any(source) && !own.any(source)) return true;
  return others.all(source, namespace) && !own.all(source, namespace);
}
