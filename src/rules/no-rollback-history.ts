import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'no-rollback-history',
  title: 'Deployments keep nothing to roll back to',
  group: 'risk',
  severity: 'low',
  why: 'With a revisionHistoryLimit of 0 the old ReplicaSets are deleted at once, and `kubectl rollout undo` has nothing to go back to.',
  fix: 'Set revisionHistoryLimit to 2 or 3, unless every rollback goes through GitOps or Helm.',
  peers: { KubeBuddy: ['WRK019'] },
  needs: ['deployments'],
  uses: ['statefulSets'],
  *check({ deployments, statefulSets }) {
    yield* namespaceLists([...deployments, ...statefulSets], ({ revisionHistoryLimit }) =>
      revisionHistoryLimit === 0 ? { path: 'spec.revisionHistoryLimit', value: 0 } : null,
    );
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'workload')} with revisionHistoryLimit 0: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'deployments,statefulsets', '-n', name)];
  },
});
