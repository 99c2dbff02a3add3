import { groupBy } from '../../model/grouping.ts';
import type { ObjectReference } from '../../model/object.ts';
import { type Finding, fingerprint } from '../../rules/finding.ts';
import type { Rule } from '../../rules/rule.ts';
import { FINDING_STATES, type FindingChange } from './comparison.ts';
import { isHidden, type Known, knownFindings } from './known-findings.ts';
import type { Portrait } from './portrait.ts';
import { blindness } from './rule-sight.ts';
import { sharingPods } from './same-pods.ts';
import { subjects } from './subjects.ts';

/**
 * What became of every finding of before, and which are new. A finding that another one covers on the other side is
 * there all the same.
 */
export function findingChanges(
  before: Portrait,
  after: Portrait,
  rules: readonly Rule[],
): readonly FindingChange[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const [was, is] = [knownFindings(before.audit), knownFindings(after.audit)];
  const [subjectsBefore, subjectsAfter] = [subjects(before), subjects(after)];
  const changes: FindingChange[] = [];
  const above = seenAbove(was, is, subjectsAfter.ownerOf);
  const matched = new Set(
    [...above.values()].flatMap((all) => all.map(({ finding }) => finding.fingerprint)),
  );
  const elsewhere = sharingPods([...was.values()].filter(({ finding }) => !is.has(finding.fingerprint)));
  for (const known of is.values()) {
    const { finding } = known;
    const others = elsewhere(finding);
    for (const other of others) matched.add(other.finding.fingerprint);
    const own =
      was.get(finding.fingerprint) ??
      was.get(aboveOf(finding, subjectsBefore.ownerOf)) ??
      above.get(finding.fingerprint)?.[0] ??
      others[0];
    if (own !== undefined) matched.add(own.finding.fingerprint);
    if (isHidden(known) && (own === undefined || isHidden(own))) continue;
    changes.push(
      own === undefined
        ? { state: 'new', finding, was: null, remark: remarkOnNew(finding) }
        : { state: 'open', finding, was: own.finding, remark: remarkOnOpen(known, own) },
    );
  }
  for (const known of was.values()) {
    if (!isHidden(known) && !matched.has(known.finding.fingerprint)) changes.push(gone(known.finding));
  }
  return sorted(changes, [is, was]);

  function remarkOnNew(finding: Finding): string | null {
    const rule = byId.get(finding.rule);
    if (subjectsBefore.isAbsent(finding.subject)) return `the ${finding.subject.kind} was created since`;
    const blind = rule === undefined ? null : blindness(rule, finding.subject, before, after, 'before');
    if (blind === null) return null;
    return blind.unevaluated ? `was not evaluated before: ${blind.reason}` : `may be older: ${blind.reason}`;
  }

  function gone(finding: Finding): FindingChange {
    const { subject } = finding;
    if (subjectsAfter.isAbsent(subject))
      return { state: 'fixed', finding, was: null, remark: `the ${subject.kind} was deleted` };
    const rule = byId.get(finding.rule);
    if (rule?.isPast && finding.related.some((ref) => subjectsAfter.isAbsent(ref)))
      return { state: 'no longer visible', finding, was: null, remark: 'what showed it was deleted' };
    const blind =
      rule === undefined
        ? { reason: 'the rule was not run after' }
        : blindness(rule, subject, after, before, 'after');
    return blind === null
      ? { state: 'fixed', finding, was: null, remark: scaledDown(subject) }
      : { state: 'no longer visible', finding, was: null, remark: blind.reason };
  }

  /** Without pods there is no trouble with pods: it is avoided, and nobody knows whether it is mended. */
  function scaledDown(subject: ObjectReference): string | null {
    const [replicas, was] = [subjectsAfter.replicasOf(subject), subjectsBefore.replicasOf(subject)];
    return replicas === '0' && was !== null && was !== '0' ? `the ${subject.kind} was scaled to 0` : null;
  }
}

/** The fingerprint it has where its subject's owner was captured, too. */
function aboveOf(
  { rule, subject }: Finding,
  ownerOf: (ref: ObjectReference) => ObjectReference | null,
): string {
  const owner = ownerOf(subject);
  return owner === null ? '' : fingerprint(rule, owner);
}

/** Findings at objects whose owner was not captured before, by the finding at the owner. */
function seenAbove(
  was: ReadonlyMap<string, Known>,
  is: ReadonlyMap<string, Known>,
  ownerOf: (ref: ObjectReference) => ObjectReference | null,
): ReadonlyMap<string, readonly Known[]> {
  const moved = [...was.values()].filter(({ finding }) => !is.has(finding.fingerprint));
  const byOwner = groupBy(moved, ({ finding }) => aboveOf(finding, ownerOf));
  return new Map([...byOwner].filter(([fingerprint]) => is.has(fingerprint) && !was.has(fingerprint)));
}

function remarkOnOpen({ finding, covering, accepted }: Known, was: Known): string | null {
  if (accepted !== was.accepted) return accepted ? 'is accepted now' : 'was accepted before';
  if (finding.fingerprint !== was.finding.fingerprint)
    return `was seen at the ${was.finding.subject.kind} ${was.finding.subject.name}`;
  if (covering !== null) return `now part of: ${covering.title}`;
  return was.covering === null ? null : `was part of: ${was.covering.title}`;
}

/** By state, then as the audits list them, the later one first. */
function sorted(
  changes: readonly FindingChange[],
  audits: readonly ReadonlyMap<string, Known>[],
): readonly FindingChange[] {
  const places = new Map<string, number>();
  for (const fingerprint of audits.flatMap((findings) => [...findings.keys()]))
    if (!places.has(fingerprint)) places.set(fingerprint, places.size);
  const place = ({ finding }: FindingChange) => places.get(finding.fingerprint) ?? places.size;
  return changes.toSorted(
    (a, b) => FINDING_STATES.indexOf(a.state) - FINDING_STATES.indexOf(b.state) || place(a) - place(b),
  );
}
