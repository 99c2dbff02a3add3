import type { Cluster } from '../../model/cluster.ts';
import type { Finding } from '../../rules/finding.ts';

/** `consequence` would not be there without `cause`. */
export interface Inference {
  readonly consequence: Finding;
  readonly cause: Finding;
}

/** One way from a symptom to what explains it. Steps run in order; a finding keeps the first explanation it gets. */
export interface Step {
  /** kebab-case; equal to the file name. */
  readonly id: string;
  /** What it infers, from what, and why that holds: the card. */
  readonly reasoning: string;
  infer(cluster: Cluster, findings: readonly Finding[]): Iterable<Inference>;
}
