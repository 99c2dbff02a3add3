import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { podEvidence } from './broken-container.ts';
import { brokenWorkloads, podCounts, WORKLOADS } from './broken-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { podCount, podVerb } from './pod-count.ts';
import { defineRule } from './rule.ts';
import { shortfallSeverity } from './shortfall.ts';

export default defineRule({
  id: 'unschedulable-pod',
  title: 'No node takes the pods',
  group: 'health',
  severity: 'high',
  why: 'The scheduler tried every node and each one was ruled out. The pods stay Pending until a node fits, or what they ask for changes.',
  fix: 'Go through what the scheduler says node by node: lower the requests or add capacity, tolerate the taint or remove it, correct the node selector or affinity, or bind the claim the pod waits for.',
  peers: { Popeye: ['POP-207'], k8sgpt: ['Pod'], KubeBuddy: ['POD004'] },
  needs: ['pods'],
  uses: [...WORKLOADS],
  details: WORKLOADS,
  covers: ['partially-available-workload'],
  readsText: 'table',
  *check(view) {
    for (const workload of brokenWorkloads(view, ['unschedulable'])) {
      const { owner, worst, broken } = workload;
      const { message, since } = worst.problem;
      yield {
        subject: owner,
        severity: shortfallSeverity(workload),
        facts: {
          ...podCounts(workload),
          since,
          waitingMs: since === null ? null : view.now - since,
          text: message === null ? null : withoutPreemption(message),
          pod: worst.pod.meta.name,
        },
        evidence: broken.slice(0, 3).flatMap(({ pod, problem }) => {
          const index = pod.conditions.findIndex((condition) => condition.type === 'PodScheduled');
          return [
            ...podEvidence(pod, `status.conditions[${index}].reason`, pod.conditions[index]?.reason ?? null),
            ...podEvidence(pod, `status.conditions[${index}].message`, problem.message),
          ];
        }),
        related: broken.map(({ pod }) => reference(pod)),
      };
    }
  },
  message({ broken, pods, waitingMs, text }) {
    const waits = `${podCount(broken, pods)} ${podVerb(broken, pods, 'has', 'have')} waited for a node`;
    const since = waitingMs === null ? '' : ` for ${humanDuration(waitingMs)}`;
    return `${waits}${since}${text === null ? '' : `: ${excerpt(text, 240)}`}`;
  },
  commands({ pod }, subject) {
    return [
      kubectl('describe', 'pod', pod, ...inNamespace(subject)),
      kubectl('describe', 'nodes'),
      kubectl(
        'get',
        'nodes',
        '-o',
        'custom-columns=NAME:.metadata.name,TAINTS:.spec.taints,UNSCHEDULABLE:.spec.unschedulable',
      ),
    ];
  },
});

/** After its reasons the scheduler says, at length, that evicting other pods would not help. */
function withoutPreemption(message: string): string {
  const at = message.indexOf(' preemption:');
  return at < 0 ? message : message.slice(0, at);
}
