import type { Cluster } from '../../model/cluster.ts';
import type { Node } from '../../model/node.ts';
import type { ObjectKey } from '../../model/object.ts';
import type { HorizontalPodAutoscaler } from '../../model/scaling.ts';
import type { Deployment } from '../../model/workload.ts';
import type { Finding } from '../../rules/finding.ts';
import { compareSeverity, type Severity } from '../../rules/severity.ts';
import type { Cause } from '../causes/cause.ts';
import type { Forecast } from './forecast.ts';
import type { Phase, PlanStep } from './plan.ts';

/** One way to mend what some rules find. Its file is named after it. */
export interface Remedy {
  /** kebab-case; the first word of the ids of its steps. */
  readonly id: string;
  readonly phase: Phase;
  /** The rules whose findings it may answer. */
  readonly rules: readonly string[];
  /** `findings` of those rules, worst first; none of a case it has no safe step for. */
  steps(findings: readonly Finding[], view: PlanView): readonly StepDraft[];
}

/** A step without what its remedy says once for all. */
export type StepDraft = Omit<PlanStep, 'phase' | 'severity' | 'condition' | 'replicaSets' | 'choice' | 'id'> &
  Partial<Pick<PlanStep, 'severity' | 'condition' | 'replicaSets' | 'choice'>> & {
    /** What the step is about, after the remedy's id: `shop/Deployment/cart`. */
    readonly about: string;
  };

/** What remedies read, and the forecast they write on: each takes up where the one before it left the cluster. */
export interface PlanView {
  readonly cluster: Cluster;
  readonly now: number;
  readonly forecast: Forecast;
  /** How many old revisions of a Deployment are to be kept; `null`: nobody said. */
  readonly keep: number | null;
  /** Causes that no step so far answers. */
  openCauses(): readonly Cause[];
  /** Fingerprints that steps so far answer. */
  readonly answered: ReadonlySet<string>;
  readonly deployments: ReadonlyMap<ObjectKey, Deployment>;
  readonly nodes: ReadonlyMap<string, Node>;
  /** Autoscalers by what they scale. */
  readonly autoscaled: ReadonlyMap<ObjectKey, HorizontalPodAutoscaler>;
  /** Namespaces in which steps so far change pods or ReplicaSets, and whether ReplicaSets; the steps write it. */
  readonly touched: Map<string, { readonly replicaSets: boolean }>;
}

/** The worst of what a step answers. */
export function worstOf(findings: readonly Pick<Finding, 'severity'>[]): Severity {
  const [worst] = findings.toSorted((a, b) => compareSeverity(a.severity, b.severity));
  return worst?.severity ?? 'info';
}

/** Notes that pods of a namespace change. */
export function touch({ touched }: PlanView, namespace: string): void {
  if (!touched.has(namespace)) touched.set(namespace, { replicaSets: false });
}
