import { groupBy } from '../../../model/grouping.ts';
import { objectKey, reference } from '../../../model/object.ts';
import type { Deployment } from '../../../model/workload.ts';
import { counted } from '../../../rules/amount-words.ts';
import { inNamespace, kubectl, kubectlAll } from '../../../rules/command.ts';
import { excerpt } from '../../../rules/excerpt.ts';
import type { Finding } from '../../../rules/finding.ts';
import { action, must, mustOf } from '../action.ts';
import { appliedBy } from '../applied-by.ts';
import { boundedLines } from '../bounded-lines.ts';
import type { ForecastSet } from '../forecast.ts';
import { limitActions, limitLine, limitUndo, wantedLimit } from '../limit-words.ts';
import type { Guard, PlanAction, ReplicaSetCounts } from '../plan.ts';
import type { PlanView, Remedy, StepDraft } from '../remedy.ts';
import { countsWords, deploymentsWords } from '../replica-set-words.ts';
import { isScaled, REVISION, rollBack } from './roll-back.ts';

export const STALE_CHOICE = 'stale-replica-sets';

/**
 * Old ReplicaSets of a namespace, in one of two ways: Kubernetes deletes what exceeds a lower limit, and rollbacks
 * stay possible; or they are deleted by name, and with them what a rollback would go to.
 */
export const pruneReplicaSets: Remedy = {
  id: 'prune-replica-sets',
  phase: 'clean up',
  rules: ['stale-replica-sets'],
  steps(findings, view) {
    const byNamespace = groupBy(view.cluster.deployments, ({ meta }) => meta.namespace ?? '');
    return findings.flatMap((finding) => {
      const own = byNamespace.get(finding.subject.name) ?? [];
      if (own.length === 0) return [];
      const namespace = finding.subject.name;
      const before = view.forecast.replicaSetsIn(namespace);
      const deleting = byName(finding, own, before, view);
      view.touched.set(namespace, { replicaSets: true });
      // The forecast goes on from the way that is advised.
      return [byLimit(finding, own, before, view), ...deleting];
    });
  },
};

function byLimit(
  finding: Finding,
  deployments: readonly Deployment[],
  before: ReplicaSetCounts | null,
  view: PlanView,
): StepDraft {
  const namespace = finding.subject.name;
  const limit = wantedLimit(view);
  const limited = deployments.filter(({ revisionHistoryLimit }) => revisionHistoryLimit > limit);
  const pruned = deployments.flatMap((one) =>
    view.forecast.isComplete(one) ? beyond(one, Math.min(limit, one.revisionHistoryLimit), view) : [],
  );
  const unfinished = deployments.filter((one) => !view.forecast.isComplete(one)).length;
  view.forecast.remove(namespace, pruned);
  const after = view.forecast.replicaSetsIn(namespace);
  const kept = counted(limit, 'old version');
  return {
    about: `${namespace} limit`,
    title: `Let Kubernetes keep only the newest ${kept} of each Deployment in ${excerpt(namespace, 80)}`,
    severity: finding.severity,
    answers: [finding.fingerprint, ...limited.map(limitFingerprint)],
    why: `At the capture ${finding.message}. With revisionHistoryLimit ${limit} Kubernetes deletes the oldest by itself, now and after every rollout.`,
    preconditions: limitPreconditions(limited),
    commands: boundedLines([
      ...limited.map((one) => limitLine(one, limit)),
      kubectl('get', 'replicasets', '-n', namespace),
    ]),
    actions: limited.flatMap((one) => limitActions(one, limit)),
    effects: [
      `revisionHistoryLimit ${limit} on ${deploymentsWords(limited.length)}`,
      `${counted(pruned.length, 'ReplicaSet')} deleted by Kubernetes, the oldest of each Deployment`,
      ...(unfinished === 0
        ? []
        : [`${deploymentsWords(unfinished)} whose rollout has not ended: pruned once it has`]),
      ...(before === null || after === null ? [] : [countsWords(namespace, before, after)]),
      `Each Deployment can still be rolled back to its newest ${kept}`,
    ],
    replicaSets: before === null || after === null ? null : { namespace, before, after },
    risk: { level: 'low', text: 'Only rollbacks further back are lost.' },
    undo: {
      text: 'Sets the limits back; the ReplicaSets that were deleted do not return.',
      commands: boundedLines(limitUndo(limited)),
    },
    choice: { name: `${STALE_CHOICE}/${namespace}`, option: 'limit', advised: true },
  };
}

function byName(
  finding: Finding,
  deployments: readonly Deployment[],
  before: ReplicaSetCounts | null,
  view: PlanView,
): readonly StepDraft[] {
  const namespace = finding.subject.name;
  const keep = view.keep ?? 0;
  const limit = wantedLimit(view);
  const limited = deployments.filter(({ revisionHistoryLimit }) => revisionHistoryLimit > limit);
  const doomed = deployments.map((deployment) => ({ deployment, sets: beyond(deployment, keep, view) }));
  const count = doomed.reduce((sum, { sets }) => sum + sets.length, 0);
  if (count === 0) return [];
  const after =
    before === null
      ? null
      : { total: before.total - count, active: before.active, stale: before.stale - count };
  const withTarget = deployments.filter((one) => staleOf(one, view).length > 0).length;
  const names = (sets: readonly ForecastSet[]) => sets.map(({ set }) => set.meta.name);
  return [
    {
      about: `${namespace} delete`,
      title: `Delete ${counted(count, 'stale ReplicaSet')} in ${excerpt(namespace, 80)} by name`,
      severity: finding.severity,
      answers: [finding.fingerprint, ...limited.map(limitFingerprint)],
      why:
        keep === 0
          ? `At the capture ${finding.message}. This deletes every one of them at once, and with them every version a Deployment could be rolled back to.`
          : `At the capture ${finding.message}. This deletes all but the newest ${keep} of each Deployment at once.`,
      preconditions: [
        ...(keep === 0 ? ['nobody needs to roll back: every image can be built and rolled out again'] : []),
        ...limitPreconditions(limited),
      ],
      commands: boundedLines([
        ...doomed
          .filter(({ sets }) => sets.length > 0)
          .flatMap(({ sets }) =>
            kubectlAll(['delete', 'replicaset'], names(sets), inNamespace({ namespace })),
          ),
        ...limited.map((one) => limitLine(one, limit)),
      ]),
      actions: [
        ...doomed.flatMap(({ deployment, sets }) => sets.flatMap((one) => deletion(deployment, one, view))),
        ...limited.flatMap((one) => limitActions(one, limit)),
      ],
      effects: [
        `${counted(count, 'ReplicaSet')} deleted`,
        ...(before === null || after === null ? [] : [countsWords(namespace, before, after)]),
        keep === 0
          ? `No Deployment can be rolled back until its next rollout (before this step: ${withTarget} of ${deployments.length})`
          : `Each Deployment can still be rolled back to its newest ${counted(keep, 'old version')}`,
        `revisionHistoryLimit ${limit} on ${deploymentsWords(limited.length)}, so that they do not pile up again`,
      ],
      replicaSets: before === null || after === null ? null : { namespace, before, after },
      risk: {
        level: keep === 0 ? 'medium' : 'low',
        text:
          keep === 0
            ? 'Rollback targets are lost: kubectl rollout undo then finds no history, and a bad rollout has to be mended forward.'
            : 'Only rollbacks further back are lost.',
      },
      undo: null,
      choice: { name: `${STALE_CHOICE}/${namespace}`, option: 'delete', advised: false },
    },
  ];
}

/** Stale sets of a Deployment after the newest `keep`, as things stand when this step comes. */
function beyond(deployment: Deployment, keep: number, view: PlanView): readonly ForecastSet[] {
  return staleOf(deployment, view).slice(keep);
}

function staleOf(deployment: Deployment, { forecast }: PlanView): readonly ForecastSet[] {
  return forecast.setsOf(deployment).filter(({ isStale }) => isStale);
}

/** Never while it has replicas, or is the version that a Deployment without replicas would start. */
function deletion(
  deployment: Deployment,
  { set, revision }: ForecastSet,
  view: PlanView,
): readonly PlanAction[] {
  const ref = reference(deployment);
  const [current] = view.forecast.setsOf(deployment);
  if (current?.revision == null || revision === null) return [];
  const step = `${rollBack.id} ${objectKey(ref)}`;
  const isRolledBack = current.revision !== current.set.revision;
  const wasActive = set.replicas !== 0 || set.status.replicas !== 0;
  const owner: readonly Guard[] = [
    mustOf(ref, 'metadata.uid', deployment.meta.uid ?? '-'),
    mustOf(ref, REVISION, current.revision, isRolledBack ? step : null),
    ...(isScaled(deployment, view)
      ? []
      : [
          mustOf(
            ref,
            'status.replicas',
            isRolledBack ? deployment.replicas : countOf(deployment.status.replicas),
            isRolledBack ? step : null,
          ),
        ]),
  ];
  return action(set, ['delete', 'replicaset', set.meta.name, ...inNamespace(reference(set))], {
    tolerates: wasActive ? 'anything' : 'nothing',
    guards: [
      must('spec.replicas', 0, wasActive ? step : null),
      must('status.replicas', 0, wasActive ? step : null),
      must(REVISION, revision),
      ...owner,
    ],
  });
}

/** The API server leaves a Deployment's count out where it is zero. */
function countOf(replicas: number): string {
  return replicas === 0 ? '' : String(replicas);
}

function limitPreconditions(limited: readonly Deployment[]): readonly string[] {
  const owners = [...new Set(limited.flatMap(({ meta }) => appliedBy(meta) ?? []))];
  const [first] = owners;
  if (first === undefined) return [];
  const others = owners.length - 1;
  return [
    `what applies the Deployments (${first}${others > 0 ? ` and ${others} more` : ''}) says the same limit, or sets its own again`,
  ];
}

function limitFingerprint({ meta }: Deployment): string {
  return `high-revision-history-limit ${objectKey({ kind: 'Deployment', namespace: meta.namespace, name: meta.name })}`;
}
