import { humanDuration } from '../model/human-duration.ts';
import { isoTime } from '../model/instant.ts';
import { reference } from '../model/object.ts';
import { podEvidence } from './broken-container.ts';
import { brokenWorkloads, podCounts, WORKLOADS } from './broken-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { podCount, podVerb } from './pod-count.ts';
import { defineRule } from './rule.ts';
import { shortfallSeverity } from './shortfall.ts';

/** Where the name is not given, the API server fills this in. */
const DEFAULT_SCHEDULER = 'default-scheduler';

export default defineRule({
  id: 'unscheduled-pod',
  title: 'No scheduler looks at the pods',
  group: 'health',
  severity: 'high',
  why: 'A pod without a node and without a word from a scheduler waits for one that is not running or does not exist. Every new pod that names this scheduler waits with it.',
  fix: 'Check that the scheduler named in schedulerName runs and holds its lease; correct the name where no such scheduler is installed.',
  peers: { Popeye: ['POP-207'], KubeBuddy: ['POD004'] },
  needs: ['pods'],
  uses: [...WORKLOADS],
  details: WORKLOADS,
  covers: ['partially-available-workload'],
  *check(view) {
    for (const workload of brokenWorkloads(view, ['unscheduled'])) {
      const { owner, worst, broken } = workload;
      const { since } = worst.problem;
      yield {
        subject: owner,
        severity: shortfallSeverity(workload),
        facts: {
          ...podCounts(workload),
          scheduler: worst.pod.spec.schedulerName ?? DEFAULT_SCHEDULER,
          since,
          waitingMs: since === null ? null : view.now - since,
          pod: worst.pod.meta.name,
        },
        evidence: broken
          .slice(0, 3)
          .flatMap(({ pod }) => [
            ...podEvidence(pod, 'status.phase', pod.phase),
            ...podEvidence(pod, 'spec.schedulerName', pod.spec.schedulerName),
            ...podEvidence(
              pod,
              'metadata.creationTimestamp',
              pod.meta.createdAt === null ? null : isoTime(pod.meta.createdAt),
            ),
          ]),
        related: broken.map(({ pod }) => reference(pod)),
      };
    }
  },
  message({ broken, pods, scheduler, waitingMs }) {
    const has = `${podCount(broken, pods)} ${podVerb(broken, pods, 'has', 'have')} had no node`;
    const since = waitingMs === null ? '' : ` for ${humanDuration(waitingMs)}`;
    return `${has}${since}, and scheduler ${scheduler} has said nothing about it`;
  },
  commands({ pod, scheduler }, subject) {
    return [
      kubectl('describe', 'pod', pod, ...inNamespace(subject)),
      ...(scheduler === DEFAULT_SCHEDULER
        ? [kubectl('get', 'lease', 'kube-scheduler', '-n', 'kube-system', '-o', 'yaml')]
        : []),
      kubectl('get', 'pods', '-n', 'kube-system'),
    ];
  },
});
