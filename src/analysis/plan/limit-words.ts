import { reference } from '../../model/object.ts';
import { isSystemNamespace } from '../../model/system-namespace.ts';
import type { Deployment } from '../../model/workload.ts';
import { inNamespace, kubectl } from '../../rules/command.ts';
import { SENSIBLE_LIMIT } from '../../rules/replica-set-history.ts';
import { action, must } from './action.ts';
import type { PlanAction } from './plan.ts';
import type { PlanView } from './remedy.ts';

/** The revisionHistoryLimit to set. Zero would take away every rollback to come, so it is never advised. */
export function wantedLimit({ keep }: Pick<PlanView, 'keep'>): number {
  return keep === null || keep < 1 ? SENSIBLE_LIMIT : keep;
}

/** Arguments of the kubectl that sets it. */
export function limitWords(deployment: Deployment, limit: number): readonly string[] {
  const ref = reference(deployment);
  const patch = JSON.stringify({ spec: { revisionHistoryLimit: limit } });
  return ['patch', 'deployment', ref.name, ...inNamespace(ref), '-p', patch];
}

export function limitLine(deployment: Deployment, limit: number): string {
  return kubectl(...limitWords(deployment, limit));
}

/** Done while the limit is still the captured one; whatever else has changed has nothing to do with it. */
export function limitActions(deployment: Deployment, limit: number): readonly PlanAction[] {
  return action(deployment, limitWords(deployment, limit), {
    tolerates: 'anything',
    generation: deployment.generation,
    guards: [must('spec.revisionHistoryLimit', deployment.revisionHistoryLimit)],
  });
}

/** Takes the limits back as they were. */
export function limitUndo(deployments: readonly Deployment[]): readonly string[] {
  return deployments.map((one) => limitLine(one, one.revisionHistoryLimit));
}

/** What the distribution or a provider installs is theirs to configure. */
export function isOurs({ meta }: Deployment): boolean {
  return meta.namespace === null || !isSystemNamespace(meta.namespace);
}
