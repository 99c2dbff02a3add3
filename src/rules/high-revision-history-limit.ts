import { reference } from '../model/object.ts';
import { counted } from './amount-words.ts';
import { field } from './field-evidence.ts';
import { limitCommand, replicaSetHistory, SENSIBLE_LIMIT } from './replica-set-history.ts';
import { defineRule } from './rule.ts';

/** What the API server fills in, so nobody has thought about it. */
const DEFAULT_LIMIT = 10;

export default defineRule({
  id: 'high-revision-history-limit',
  title: 'Deployment keeps many old revisions',
  group: 'hygiene',
  severity: 'info',
  why: 'Every rollout leaves a ReplicaSet behind until there are that many, and nobody rolls back ten versions.',
  fix: `Set revisionHistoryLimit to about ${SENSIBLE_LIMIT} in the manifest or chart the Deployment comes from. Zero is too low: it takes away every rollback.`,
  needs: ['deployments', 'replicaSets'],
  *check({ deployments, links }) {
    for (const deployment of deployments) {
      const { revisionHistoryLimit } = deployment;
      const { stale } = replicaSetHistory(deployment, links);
      if (revisionHistoryLimit < DEFAULT_LIMIT || stale.length === 0) continue;
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
