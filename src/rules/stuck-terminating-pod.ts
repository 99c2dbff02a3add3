import { condition } from '../model/condition.ts';
import { groupBy } from '../model/grouping.ts';
import { humanDuration } from '../model/human-duration.ts';
import { isoTime } from '../model/instant.ts';
import type { Links } from '../model/links.ts';
import type { Node } from '../model/node.ts';
import { type ObjectReference, objectKey, reference } from '../model/object.ts';
import { by, byCodeUnit } from '../model/order.ts';
import type { Pod } from '../model/pod.ts';
import { podProblem } from '../model/pod-problem.ts';
import { counted, someOf } from './amount-words.ts';
import { podEvidence } from './broken-container.ts';
import { kubectl, kubectlAll } from './command.ts';
import { MINUTE } from './duration.ts';
import { podCensus } from './pod-census.ts';
import { defineRule } from './rule.ts';
import { inMinutes } from './threshold.ts';

type NodeState = 'ready' | 'not ready' | 'gone' | 'unknown';

export default defineRule({
  id: 'stuck-terminating-pod',
  title: 'Pods are stuck in Terminating',
  group: 'health',
  severity: 'medium',
  why: 'The pods were deleted and their grace period is over, yet nothing confirms that they ended. Their volumes stay attached, and a StatefulSet starts no successor under the same name.',
  fix: 'Where the node is not ready, bring it back first: its kubelet then finishes the deletion. Only when the node is known to stay down, delete the pods with --grace-period=0 --force; a pod of a StatefulSet that still runs somewhere would then run twice. On a ready node, look for finalizers and for volumes that cannot be unmounted.',
  needs: ['pods'],
  uses: ['nodes'],
  details: ['nodes'],
  readsText: 'describe',
  settings: {
    // The kubelet and the node controller need a moment.
    minutes: inMinutes(1, 'After the end of the grace period; pods that are not as late are passed over'),
  },
  *check({ nodes, now, links, captured }, { minutes }) {
    const suspects = podCensus({ links, now }).suspected.flatMap((one) => one.suspects);
    const stuck = suspects.filter((pod) => overdue(pod, now) > minutes * MINUTE);
    const complete = captured.all('nodes');
    const found = new Map(nodes.map((node) => [node.meta.name, node]));
    const stateOf = (pod: Pod) => nodeState(pod, found, complete);
    for (const group of groupBy(stuck, (pod) => objectKey(subjectOf(pod, stateOf(pod), links))).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const state = stateOf(first);
      const sorted = group.toSorted(by((pod) => objectKey(reference(pod))));
      const byNamespace = groupBy(sorted, (pod) => pod.meta.namespace ?? '');
      yield {
        subject: subjectOf(first, state, links),
        severity: state === 'not ready' || state === 'gone' ? 'high' : 'medium',
        facts: {
          count: sorted.length,
          nodes: [...new Set(sorted.flatMap((pod) => pod.nodeName ?? []))].toSorted(byCodeUnit),
          nodeState: state,
          longestMs: sorted.reduce((longest, pod) => Math.max(longest, overdue(pod, now)), 0),
          finalizers: [...new Set(sorted.flatMap((pod) => pod.meta.finalizers))].toSorted(byCodeUnit),
          byNamespace: [...byNamespace].map(([namespace, members]) => ({
            namespace,
            pods: members.map((pod) => pod.meta.name),
          })),
        },
        evidence: sorted
          .toSorted((a, b) => overdue(b, now) - overdue(a, now))
          .slice(0, 3)
          .flatMap((pod) => [
            ...podEvidence(
              pod,
              'metadata.deletionTimestamp',
              pod.meta.deletedAt === null ? null : isoTime(pod.meta.deletedAt),
            ),
            ...podEvidence(pod, 'spec.nodeName', pod.nodeName),
          ]),
        related: sorted.map(reference),
      };
    }
  },
  message({ count, nodes, nodeState, longestMs, finalizers }) {
    const who = `${counted(count, 'pod')} ${count === 1 ? 'is' : 'are'} still terminating`;
    const since = `${humanDuration(longestMs)} after ${count === 1 ? 'its' : 'the first'} grace period ended`;
    const why = finalizers.length === 0 ? '' : `; held by finalizer ${someOf(finalizers)}`;
    return `${who} ${since}${onNodes(nodes, nodeState)}${why}`;
  },
  commands({ byNamespace, nodes, nodeState }) {
    const down = nodeState === 'not ready' || nodeState === 'gone';
    return [
      ...(nodeState === 'not ready' ? nodes.map((node) => kubectl('get', 'node', node, '-o', 'wide')) : []),
      ...byNamespace.flatMap(({ namespace, pods }) =>
        kubectlAll(['get', 'pod'], pods, ['-n', namespace, '-o', 'wide']),
      ),
      ...(down
        ? byNamespace.flatMap(({ namespace, pods }) =>
            kubectlAll(['delete', 'pod'], pods, ['-n', namespace, '--grace-period=0', '--force']),
          )
        : []),
    ];
  },
});

function overdue(pod: Pod, now: number): number {
  const problem = podProblem(pod, now);
  return problem?.class === 'stuck-terminating' ? now - problem.since : 0;
}

/** A node that is down is one cause for all of its pods; on a node that works each workload has its own. */
function subjectOf(pod: Pod, state: NodeState, links: Pick<Links, 'topOwner'>): ObjectReference {
  return pod.nodeName !== null && (state === 'not ready' || state === 'gone')
    ? { kind: 'Node', namespace: null, name: pod.nodeName }
    : links.topOwner(pod);
}

function nodeState(pod: Pod, nodes: ReadonlyMap<string, Node>, complete: boolean): NodeState {
  if (pod.nodeName === null) return 'unknown';
  const node = nodes.get(pod.nodeName);
  if (node === undefined) return complete ? 'gone' : 'unknown';
  return condition(node.conditions, 'Ready')?.status === 'True' ? 'ready' : 'not ready';
}

function onNodes(nodes: readonly string[], state: NodeState): string {
  if (nodes.length === 0) return '';
  const where = ` on ${someOf(nodes)}`;
  if (state === 'not ready') return `${where}, which is NotReady`;
  return state === 'gone' ? `${where}, which is no longer a node of the cluster` : where;
}
