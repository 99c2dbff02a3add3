import type { Cluster } from '../model/cluster.ts';
import { groupBy } from '../model/grouping.ts';
import { isKindName, KINDS, type SourceName, sourceNames } from '../model/kinds.ts';
import { byObjectKey, objectKey } from '../model/object.ts';
import { byCodeUnit } from '../model/order.ts';
import { foldCovered } from './covered.ts';
import { type Evidence, type Finding, fingerprint } from './finding.ts';
import type { CheckedObservation, Rule } from './rule.ts';
import { compareSeverity } from './severity.ts';
import { type TextView, textViews } from './text-view.ts';

/**
 * What a rule came to. `clear` is said only when everything the rule needs, and everything else it finds things in, was
 * captured whole; `not evaluated` names what is missing.
 */
export type Outcome = 'found' | 'clear' | 'not evaluated' | 'crashed';

export interface Verdict {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly findings: number;
  /** Sources that were not captured, or only in part, and so kept the rule from a verdict or from a full one. */
  readonly missing: readonly SourceName[];
  /** Of a crash: the error's message. */
  readonly error: string | null;
}

export interface Evaluation {
  /** In catalogue order. */
  readonly verdicts: readonly Verdict[];
  /** Worst first, then by rule order, then by subject. */
  readonly findings: readonly Finding[];
}

/** Runs rules over a cluster. A rule that throws is a verdict of its own; the others go on. */
export function evaluate(rules: readonly Rule[], cluster: Cluster): Evaluation {
  const views = textViews(cluster);
  const results = rules.map((rule) => evaluateRule(rule, views(rule.readsText)));
  const findings = foldCovered(
    rules,
    results.flatMap((result) => result.findings),
  );
  const order = new Map(rules.map((rule, index) => [rule.id, index]));
  const placed = findings.map((finding) => ({
    finding,
    position: order.get(finding.rule) ?? rules.length,
    subject: objectKey(finding.subject),
  }));
  return {
    verdicts: results.map((result) => result.verdict),
    findings: placed
      .toSorted(
        (a, b) =>
          compareSeverity(a.finding.severity, b.finding.severity) ||
          a.position - b.position ||
          byCodeUnit(a.subject, b.subject),
      )
      .map(({ finding }) => finding),
  };
}

function evaluateRule(
  rule: Rule,
  { cluster, hides }: TextView,
): { verdict: Verdict; findings: readonly Finding[] } {
  const { captured } = cluster;
  const unseen = rule.needs.filter((source) => !captured.any(source));
  const isPart = (source: SourceName) =>
    captured.state(source) === 'partial' || (hides(source) && !captured.all(source));
  const inPart = rule.needs.filter(
    (source) => isPart(source) && !(source === 'namespaces' && isScope(rule, cluster)),
  );
  const unsearched = rule.uses.filter(
    (source) => !rule.details.includes(source) && (!captured.any(source) || isPart(source)),
  );
  const unprovable = rule.absence.filter((source) => inPart.includes(source));
  const local = rule.everywhere.filter((source) => !captured.all(source));
  const missing = [...new Set([...unseen, ...unprovable, ...local])];
  if (missing.length > 0) {
    return { verdict: verdict(rule, 'not evaluated', 0, missing), findings: [] };
  }
  try {
    const seen = [...rule.check(onlyDeclared(rule, cluster), rule.values)];
    const findings = onePerSubject(seen.map((one) => finding(rule, one)));
    if (findings.length > 0) return { verdict: verdict(rule, 'found', findings.length, inPart), findings };
    const gaps = [...inPart, ...unsearched];
    return { verdict: verdict(rule, gaps.length > 0 ? 'not evaluated' : 'clear', 0, gaps), findings };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { verdict: { ...verdict(rule, 'crashed', 0, []), error: message }, findings: [] };
  }
}

/**
 * The one Namespace object there is, is what the capture is about: of it, and of nothing beyond, everything else that
 * the rule needs was captured whole.
 */
function isScope(rule: Rule, { captured, namespaces }: Cluster): boolean {
  const others = rule.needs.filter((source) => isKindName(source) && KINDS[source].namespaced);
  return (
    namespaces.length === 1 &&
    others.length > 0 &&
    others.every(
      (source) => !captured.all(source) && namespaces.every(({ meta }) => captured.all(source, meta.name)),
    )
  );
}

/** A fingerprint names one finding: of several on one subject the worst stays and covers the others. */
function onePerSubject(findings: readonly Finding[]): readonly Finding[] {
  return [...groupBy(findings, (one) => one.fingerprint).values()].flatMap((same) => {
    const [worst, ...others] = same.toSorted((a, b) => compareSeverity(a.severity, b.severity));
    return worst === undefined ? [] : [{ ...worst, covered: others }];
  });
}

function verdict(rule: Rule, outcome: Outcome, findings: number, missing: readonly SourceName[]): Verdict {
  return { rule: rule.id, outcome, findings, missing, error: null };
}

function finding(rule: Rule, seen: CheckedObservation): Finding {
  return {
    rule: rule.id,
    title: rule.title,
    group: rule.group,
    severity: seen.severity ?? rule.severity,
    subject: seen.subject,
    message: seen.message,
    facts: seen.facts,
    evidence: withoutRepeats(seen.evidence),
    related: (seen.related ?? []).toSorted(byObjectKey),
    commands: seen.commands,
    fingerprint: fingerprint(rule.id, seen.subject),
    covered: [],
  };
}

/** One cell of a table may stand for several fields. */
function withoutRepeats(evidence: readonly Evidence[]): readonly Evidence[] {
  if (!evidence.some(({ source }) => source.text !== undefined)) return evidence;
  const seen = new Map(
    evidence.map((one) => [JSON.stringify([one.source.file, one.source.item, one.path, one.value]), one]),
  );
  return [...seen.values()];
}

/** The cluster without the sources a rule did not declare: reading one of those is a bug, and shows as one. */
function onlyDeclared(rule: Rule, cluster: Cluster): Cluster {
  const declared = new Set<SourceName>([...rule.needs, ...rule.uses]);
  const hidden = new Set<string | symbol>(sourceNames.filter((source) => !declared.has(source)));
  return new Proxy(cluster, {
    get: (target, name) => {
      if (hidden.has(name))
        throw new Error(`rule ${rule.id} reads ${String(name)}, which it does not declare`);
      return Reflect.get(target, name);
    },
  });
}
