import { by } from '../../../model/order.ts';
import { kubectl } from '../../../rules/command.ts';
import { boundedLines } from '../bounded-lines.ts';
import type { Remedy } from '../remedy.ts';

/** Looks whether it is as the plan says; comes last, and only where something was changed. */
export const verify: Remedy = {
  id: 'verify',
  phase: 'verify',
  rules: [],
  steps(_findings, { touched }) {
    const namespaces = [...touched].toSorted(by(([namespace]) => namespace));
    if (namespaces.length === 0) return [];
    return [
      {
        about: 'all',
        title: 'See that it is as it should be',
        severity: 'info',
        answers: [],
        why: 'The numbers of the last steps are what is to be seen now. A capture made now tells the rest: compare it with this one.',
        preconditions: ['rollouts have come to their end'],
        commands: boundedLines(
          namespaces.flatMap(([namespace, { replicaSets }]) => [
            kubectl('get', 'deployments,pods', '-n', namespace),
            ...(replicaSets ? [kubectl('get', 'replicasets', '-n', namespace, '-o', STALE)] : []),
          ]),
        ),
        actions: [],
        effects: [],
        risk: { level: 'none', text: 'These commands only look.' },
        undo: null,
      },
    ];
  },
};

/** Names of ReplicaSets without replicas, one a line; by the field, for a 0 in another column means something else. */
const STALE = 'jsonpath={range .items[?(@.spec.replicas==0)]}{.metadata.name}{"\\n"}{end}';
