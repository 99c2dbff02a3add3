import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { type KubernetesObject, type ObjectKey, objectKey, reference } from '../../model/object.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Audit } from '../audit.ts';
import type { Cause } from '../causes/cause.ts';
import { checklistOf } from '../checklist/checklist-of.ts';
import { forecast } from './forecast.ts';
import { whyLeft } from './left-to-people.ts';
import type { Plan, PlanStep } from './plan.ts';
import { REMEDIES } from './remedies.ts';
import { type PlanView, type Remedy, type StepDraft, worstOf } from './remedy.ts';

/** What a plan is made from, besides the cluster. */
export type Planned = Pick<Audit, 'now' | 'scope' | 'causes' | 'unexplained' | 'findings' | 'inventory'>;

export interface PlanOptions {
  /** How many old revisions of each Deployment are to be kept; three where Kubernetes deletes, none where we do. */
  readonly keep?: number | null;
}

/** The steps that mend what was found, each counted from where the ones before it leave the cluster. Pure. */
export function planOf(cluster: Cluster, audit: Planned, { keep = null }: PlanOptions = {}): Plan {
  const answered = new Set<string>();
  const byRule = groupBy(audit.findings, ({ rule }) => rule);
  const byFingerprint = new Map(audit.findings.map((one) => [one.fingerprint, one]));
  const explainedBy = rootCauses(audit.causes);
  const view: PlanView = {
    cluster,
    now: audit.now,
    keep,
    forecast: forecast(cluster),
    deployments: byKey(cluster.deployments),
    nodes: new Map(cluster.nodes.map((node) => [node.meta.name, node])),
    autoscaled: new Map(cluster.horizontalPodAutoscalers.map((one) => [objectKey(one.target), one])),
    answered,
    touched: new Map(),
    openCauses: () => audit.causes.filter((cause) => isOpen(cause, answered)),
  };
  const steps: PlanStep[] = [];
  for (const remedy of REMEDIES) {
    const findings = remedy.rules.flatMap((rule) => byRule.get(rule) ?? []);
    for (const draft of remedy.steps(findings, view)) {
      const answers = withConsequences(draft, remedy, explainedBy);
      for (const fingerprint of answers) answered.add(fingerprint);
      steps.push(stepOf(remedy, draft, answers, byFingerprint));
    }
  }
  return {
    steps,
    leftToPeople: audit.findings
      .filter(({ fingerprint }) => !answered.has(fingerprint))
      .map((finding) => ({ fingerprint: finding.fingerprint, why: whyLeft(finding) })),
    checklist: checklistOf({ cluster, audit, steps, forecast: view.forecast, keep, touched: view.touched }),
  };
}

function stepOf(
  remedy: Remedy,
  { about, ...draft }: StepDraft,
  answers: readonly string[],
  findings: ReadonlyMap<string, Finding>,
): PlanStep {
  return {
    condition: null,
    replicaSets: null,
    choice: null,
    severity: worstOf(answers.flatMap((fingerprint) => findings.get(fingerprint) ?? [])),
    ...draft,
    id: `${remedy.id} ${about}`,
    phase: remedy.phase,
    answers,
  };
}

/** What mends a root mends what follows from it. */
function withConsequences(
  { answers }: StepDraft,
  { phase }: Remedy,
  explainedBy: ReadonlyMap<string, Cause>,
): readonly string[] {
  if (phase !== 'restore') return answers;
  const consequences = answers.flatMap((fingerprint) => explainedBy.get(fingerprint)?.explains ?? []);
  return [...new Set([...answers, ...consequences])];
}

/** Causes by the fingerprint of each of their symptoms. */
function rootCauses(causes: readonly Cause[]): ReadonlyMap<string, Cause> {
  return new Map(
    causes.flatMap((cause) => cause.symptoms.map((fingerprint): [string, Cause] => [fingerprint, cause])),
  );
}

/** Leftovers are tidied up later, and what is switched off is its owner's to start: nothing is to be looked into. */
const LATER = new Set(['scaled-to-zero-workload', 'evicted-pod', 'failed-pod']);

function isOpen(cause: Cause, answered: ReadonlySet<string>): boolean {
  return !LATER.has(cause.mechanism) && cause.symptoms.some((fingerprint) => !answered.has(fingerprint));
}

function byKey<T extends KubernetesObject>(objects: readonly T[]): ReadonlyMap<ObjectKey, T> {
  return new Map(objects.map((one) => [objectKey(reference(one)), one]));
}
