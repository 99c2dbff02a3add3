import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { field } from './field-evidence.ts';
import { limitCommand, replicaSetHistory, SENSIBLE_LIMIT } from './replica-set-history.ts';
import { defineRule } from './rule.ts';
import { count } from './threshold.ts';

/** What the API server fills in, so nobody has thought about it. */
const DEFAULT_LIMIT = 10;

export default defineRule({
  id: 'high-revision-history-limit',
  title: 'Deployment keeps many old revisions',
  group: 'hygiene',
  severity: 'info',
  why: 'Every rollout leaves a ReplicaSet behind until there are that many, and nobody rolls back that far.',
  fix: `Set revisionHistoryLimit to about ${SENSIBLE_LIMIT} in the manifest or chart the Deployment comes from. Zero is too low: it takes away every rollback.`,
  needs: ['deployments', 'replicaSets'],
  settings: {
    revisions: count(DEFAULT_LIMIT, 'revision', 'Kept by the limit; as many are found'),
  },
  *check({ deployments, links }, { revisions }) {
    for (const deployment of deployments) {
      // Whoever ships them sets it, and would set it again.
      if (isSystemNamespace(deployment.meta.namespace ?? '')) continue;
      const { revisionHistoryLimit } = deployment;
      const { stale } = replicaSetHistory(deployment, links);
      if (revisionHistoryLimit < revisions || stale.length === 0) continue;
      yield {
        subject: reference(deployment),
        facts: {
          revisionHistoryLimit,
          isDefault: revisionHistoryLimit === DEFAULT_LIMIT,
          stale: stale.length,
        },
        evidence: [field(deployment, 'spec.revisionHistoryLimit', revisionHistoryLimit)],
      };
    }
  },
  message({ revisionHistoryLimit, isDefault, stale }) {
    const limit = `revisionHistoryLimit is ${revisionHistoryLimit}${isDefault ? ', the default' : ''}`;
    return `${limit}; ${counted(stale, 'old ReplicaSet')} kept so far`;
  },
  commands(_facts, subject) {
    return [limitCommand(subject)];
  },
});
