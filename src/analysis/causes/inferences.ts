import type { Cluster } from '../../model/cluster.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Step } from './step.ts';
import { autoscalerTarget } from './steps/autoscaler-target.ts';
import { backendDown } from './steps/backend-down.ts';
import { claimUnbound } from './steps/claim-unbound.ts';
import { dependencyDown } from './steps/dependency-down.ts';
import { dependencyRestarting } from './steps/dependency-restarting.ts';
import { extensionBackendDown } from './steps/extension-backend-down.ts';
import { nodeLost } from './steps/node-lost.ts';
import { nodeUnderPressure } from './steps/node-under-pressure.ts';
import { volumeOnLostNode } from './steps/volume-on-lost-node.ts';

/** In the order they are tried: what lies deeper comes first. */
export const STEPS: readonly Step[] = [
  nodeLost,
  volumeOnLostNode,
  nodeUnderPressure,
  claimUnbound,
  dependencyDown,
  dependencyRestarting,
  backendDown,
  extensionBackendDown,
  autoscalerTarget,
];

/** What explains a finding, and the step that says so. */
export interface Explanation {
  readonly cause: Finding;
  readonly step: string;
}

/** The first explanation each finding gets, never in a circle. `findings` come worst first. */
export function inferences(
  cluster: Cluster,
  findings: readonly Finding[],
  steps: readonly Step[] = STEPS,
): ReadonlyMap<Finding, Explanation> {
  const explainedBy = new Map<Finding, Explanation>();
  for (const step of steps) {
    for (const { consequence, cause } of step.infer(cluster, findings)) {
      if (!explainedBy.has(consequence) && !leadsTo(cause, consequence, explainedBy))
        explainedBy.set(consequence, { cause, step: step.id });
    }
  }
  return explainedBy;
}

function leadsTo(from: Finding, to: Finding, explainedBy: ReadonlyMap<Finding, Explanation>): boolean {
  let current: Finding | undefined = from;
  while (current !== undefined && current !== to) current = explainedBy.get(current)?.cause;
  return current === to;
}
