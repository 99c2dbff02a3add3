import {
  byObjectKey,
  namespacedName,
  type ObjectReference,
  objectKey,
  sourcePointer,
} from '../../model/object.ts';
import { by } from '../../model/order.ts';
import type { Evidence, Finding } from '../../rules/finding.ts';
import { compareSeverity } from '../../rules/severity.ts';
import type { Cause, Link } from './cause.ts';
import type { ImpactOf } from './impact.ts';
import { lastResort } from './last-resort.ts';
import type { Diagnosed } from './mechanism.ts';
import { stillServes } from './still-serves.ts';

/** One finding that nothing else explains, what explains it, and what follows from it. */
export interface Root {
  readonly finding: Finding;
  /** Nearest first. */
  readonly follows: readonly Follower[];
  readonly diagnosed: Diagnosed;
}

/** A finding that follows from another, by an inference step. */
export interface Follower {
  readonly finding: Finding;
  readonly after: Finding;
  readonly step: string;
}

/** One cause from one root, or from several with the same fault. `roots` must not be empty; what counts decides how bad it is. */
export function causeOf(
  roots: readonly Root[],
  impactOf: ImpactOf,
  counts: (finding: Finding) => boolean = () => true,
): Cause {
  const sorted = roots.toSorted(
    (a, b) =>
      compareSeverity(a.finding.severity, b.finding.severity) ||
      by((root: Root) => objectKey(root.finding.subject))(a, b),
  );
  const [first] = sorted;
  if (first === undefined) throw new Error('a cause has at least one root');
  const { mechanism, title, root, confidence, summary, fix, toConfirm, selfExplained } = first.diagnosed;
  const symptoms = sorted.map(({ finding }) => finding);
  const follows = sorted.flatMap((one) => one.follows);
  const followers = follows.map(({ finding }) => finding);
  const all = [...symptoms, ...followers];
  const [worst = first.finding] = all
    .filter(counts)
    .toSorted((a, b) => compareSeverity(a.severity, b.severity));
  return {
    mechanism,
    title,
    root,
    alsoAt: otherRoots(sorted, root),
    severity: worst.severity,
    confidence,
    summary: selfExplained ? summary : `${summary}${stillServes(first.finding)}`,
    symptoms: symptoms.map(({ fingerprint }) => fingerprint),
    explains: all.map(({ fingerprint }) => fingerprint),
    chain: [
      ...symptoms.map(({ fingerprint }): Link => ({ from: null, to: fingerprint, by: mechanism })),
      ...follows.map(
        ({ finding, after, step }): Link => ({ from: after.fingerprint, to: finding.fingerprint, by: step }),
      ),
    ],
    consequences: bounded(
      (selfExplained ? followers : all.filter(({ message }) => message !== summary)).map(clause),
    ),
    impact: impactOf(all, root),
    evidence: evidence(sorted, followers),
    remedy: {
      text: fix,
      commands: [...new Set(sorted.flatMap(({ diagnosed }) => diagnosed.commands))],
      otherwise: followers.flatMap(lastResort),
    },
    toConfirm,
  };
}

function otherRoots(roots: readonly Root[], first: ObjectReference): readonly ObjectReference[] {
  const others = new Map(roots.map(({ diagnosed }) => [objectKey(diagnosed.root), diagnosed.root]));
  others.delete(objectKey(first));
  return [...others.values()].toSorted(byObjectKey);
}

/** A lost node may have hundreds; whoever wants them all follows `explains`. */
const MOST_CONSEQUENCES = 20;

function bounded(clauses: readonly string[]): readonly string[] {
  const rest = clauses.length - MOST_CONSEQUENCES;
  if (rest <= 0) return clauses;
  return [...clauses.slice(0, MOST_CONSEQUENCES), `and ${rest} more ${rest === 1 ? 'finding' : 'findings'}`];
}

function clause({ subject, message }: Finding): string {
  return `${subject.kind} ${namespacedName(subject)}: ${message}`;
}

const MOST_EVIDENCE = 6;
const MOST_OF_ROOT = 4;

/** Mostly of the first root; then one piece of each other finding, as far as there is room. */
function evidence([first, ...others]: readonly Root[], followers: readonly Finding[]): readonly Evidence[] {
  if (first === undefined) return [];
  const { diagnosed, finding } = first;
  const own = withoutRepeats([...(diagnosed.selfExplained ? [] : diagnosed.evidence), ...finding.evidence]);
  return withoutRepeats([
    ...own.slice(0, MOST_OF_ROOT),
    ...[...others.map((root) => root.finding), ...followers].flatMap((one) => one.evidence.slice(0, 1)),
    ...own.slice(MOST_OF_ROOT),
  ]).slice(0, MOST_EVIDENCE);
}

function withoutRepeats(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(evidence.map((one) => [`${sourcePointer(one.source)} ${one.path}`, one])).values()];
}
