import { namespacedName, objectKey } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import type { Evidence, Finding } from '../../rules/finding.ts';
import type { RuleCard } from '../../rules/rule.ts';
import { compareSeverity } from '../../rules/severity.ts';
import type { Cause } from './cause.ts';
import type { ImpactOf } from './impact.ts';
import { lastResort } from './last-resort.ts';
import type { Mechanism } from './mechanisms.ts';
import { missingModuleFix } from './missing-module.ts';

/** One finding that nothing explains, and what follows from it. */
export interface Root {
  readonly finding: Finding;
  /** Nearest first. */
  readonly follows: readonly Finding[];
  readonly mechanism: Mechanism;
}

/** One cause from one root, or from several with the same fault. `roots` must not be empty; what counts decides how bad it is. */
export function causeOf(
  roots: readonly Root[],
  rules: ReadonlyMap<string, RuleCard>,
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
  const findings = sorted.map(({ finding }) => finding);
  const follows = sorted.flatMap((root) => root.follows);
  const all = [...findings, ...follows];
  const [worst = first.finding] = all
    .filter(counts)
    .toSorted((a, b) => compareSeverity(a.severity, b.severity));
  return {
    mechanism: first.finding.rule,
    title: first.finding.title,
    root: first.finding.subject,
    alsoAt: findings
      .slice(1)
      .map(({ subject }) => subject)
      .toSorted(by(objectKey)),
    severity: worst.severity,
    confidence: first.mechanism.confidence,
    summary: first.finding.message,
    explains: all.map(({ fingerprint }) => fingerprint),
    consequences: bounded(follows.map(clause)),
    impact: impactOf(all),
    evidence: evidence(all),
    remedy: {
      text: [rules.get(first.finding.rule)?.fix ?? '', missingModuleFix(first.finding)]
        .filter((part) => part !== '')
        .join(' '),
      commands: [...new Set(findings.flatMap(({ commands }) => commands))],
      otherwise: follows.flatMap(lastResort),
    },
    toConfirm: first.mechanism.toConfirm,
  };
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

/** Mostly of the root; then one piece of each other finding, as far as there is room. */
function evidence([root, ...others]: readonly Finding[]): readonly Evidence[] {
  const own = root?.evidence ?? [];
  return [
    ...own.slice(0, MOST_OF_ROOT),
    ...others.flatMap((finding) => finding.evidence.slice(0, 1)),
    ...own.slice(MOST_OF_ROOT),
  ].slice(0, MOST_EVIDENCE);
}
