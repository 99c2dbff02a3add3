import { objectKey } from '../../../model/object.ts';
import { counted } from '../../../rules/amount-words.ts';
import { boundedLines } from '../bounded-lines.ts';
import { isOurs, limitActions, limitLine, limitUndo, wantedLimit } from '../limit-words.ts';
import { type Remedy, worstOf } from '../remedy.ts';
import { deploymentsWords } from '../replica-set-words.ts';

/** Keeps old ReplicaSets from piling up where they do not yet. */
export const limitHistory: Remedy = {
  id: 'limit-history',
  phase: 'prevent',
  rules: ['high-revision-history-limit'],
  steps(findings, view) {
    const limit = wantedLimit(view);
    const rows = findings.flatMap((finding) => {
      const deployment = view.deployments.get(objectKey(finding.subject));
      if (deployment === undefined || !isOurs(deployment) || deployment.revisionHistoryLimit <= limit)
        return [];
      return view.answered.has(finding.fingerprint) ? [] : [{ finding, deployment }];
    });
    if (rows.length === 0) return [];
    const deployments = rows.map(({ deployment }) => deployment);
    const pruned = deployments.map((one) => {
      const stale = view.forecast.isComplete(one)
        ? view.forecast.setsOf(one).filter(({ isStale }) => isStale)
        : [];
      return { namespace: one.meta.namespace ?? '', sets: stale.slice(limit) };
    });
    for (const { namespace, sets } of pruned) view.forecast.remove(namespace, sets);
    const count = pruned.reduce((sum, { sets }) => sum + sets.length, 0);
    return [
      {
        about: 'all',
        title: `Set revisionHistoryLimit to ${limit} on ${deploymentsWords(rows.length)}`,
        severity: worstOf(rows.map(({ finding }) => finding)),
        answers: rows.map(({ finding }) => finding.fingerprint),
        why: 'Each of them may keep ten old ReplicaSets or more, and nobody rolls back that far.',
        preconditions: ['the manifests or charts they come from say the same, or the next apply undoes it'],
        commands: boundedLines(deployments.map((one) => limitLine(one, limit))),
        actions: deployments.flatMap((one) => limitActions(one, limit)),
        effects: [
          `revisionHistoryLimit ${limit} on ${deploymentsWords(rows.length)}`,
          ...(count === 0 ? [] : [`${counted(count, 'old ReplicaSet')} deleted by Kubernetes`]),
        ],
        risk: { level: 'low', text: 'Only rollbacks further back are lost.' },
        undo: {
          text: 'Sets the limits back; the ReplicaSets that were deleted do not return.',
          commands: boundedLines(limitUndo(deployments)),
        },
      },
    ];
  },
};
