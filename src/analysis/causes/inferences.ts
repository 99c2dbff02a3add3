import type { Cluster } from '../../model/cluster.ts';
import type { Finding } from '../../rules/finding.ts';
import { autoscalerTarget } from './autoscaler-target.ts';
import { backendDown } from './backend-down.ts';
import { claimUnbound } from './claim-unbound.ts';
import { dependencyDown } from './dependency-down.ts';
import { nodeLost } from './node-lost.ts';
import { nodeUnderPressure } from './node-under-pressure.ts';
import type { Step } from './step.ts';

/** In the order they are tried: what lies deeper comes first. */
export const STEPS: readonly Step[] = [
  nodeLost,
  nodeUnderPressure,
  claimUnbound,
  dependencyDown,
  backendDown,
  autoscalerTarget,
];

/** The first explanation each finding gets, consequence to cause, never in a circle. `findings` come worst first. */
export function inferences(
  cluster: Cluster,
  findings: readonly Finding[],
  steps: readonly Step[] = STEPS,
): ReadonlyMap<Finding, Finding> {
  const explainedBy = new Map<Finding, Finding>();
  for (const { consequence, cause } of steps.flatMap((step) => [...step.infer(cluster, findings)])) {
    if (!explainedBy.has(consequence) && !leadsTo(cause, consequence, explainedBy))
      explainedBy.set(consequence, cause);
  }
  return explainedBy;
}

function leadsTo(from: Finding, to: Finding, explainedBy: ReadonlyMap<Finding, Finding>): boolean {
  let current: Finding | undefined = from;
  while (current !== undefined && current !== to) current = explainedBy.get(current);
  return current === to;
}
