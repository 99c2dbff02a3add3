import type { Event } from '../model/event.ts';
import { humanDuration } from '../model/human-duration.ts';
import type { Links } from '../model/links.ts';
import { reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { brokenContainer, podEvidence } from './broken-container.ts';
import { brokenWorkloads, type ProblemOf, podCounts, WORKLOADS } from './broken-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { containerOption, containerWords } from './container-words.ts';
import { excerpt, middleCut } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { podCount, podVerb } from './pod-count.ts';
import { defineRule } from './rule.ts';
import { shortfallSeverity } from './shortfall.ts';

/** How the kubelet and the volume controllers say what they wait for. */
const TELLING: ReadonlySet<string> = new Set([
  'FailedMount',
  'FailedAttachVolume',
  'FailedMapVolume',
  'FailedCreatePodSandBox',
  'FailedCreatePodContainer',
  'NetworkNotReady',
  'BackOff',
  'Unhealthy',
]);

export default defineRule({
  id: 'stuck-starting-pod',
  title: 'Pods do not get past starting',
  group: 'health',
  severity: 'high',
  why: 'The pod has a node, and its containers have not all been started: a volume, the pod network or an init container holds it up.',
  fix: 'For a volume, check that its claim, Secret or ConfigMap exists and that it is not attached elsewhere; for the sandbox, check the network plugin on that node; for an init container, read its log to see what it waits for.',
  peers: { Popeye: ['POP-202', 'POP-203', 'POP-207'], k8sgpt: ['Pod'], KubeBuddy: ['POD004'] },
  needs: ['pods'],
  uses: ['events', ...WORKLOADS],
  details: WORKLOADS,
  covers: ['partially-available-workload'],
  readsText: 'table',
  *check(view) {
    for (const workload of brokenWorkloads(view, ['starting'], (pod) =>
      failedStart(pod, view.links.eventsOf),
    )) {
      const { owner, worst, broken } = workload;
      const { container, reason, since } = worst.problem;
      const event = view.links
        .eventsOf(reference(worst.pod))
        .find((one) => one.type === 'Warning' && one.reason !== null && TELLING.has(one.reason));
      const init = worst.pod.initContainers.some((status) => status.name === container);
      yield {
        subject: owner,
        severity: shortfallSeverity(workload),
        facts: {
          ...podCounts(workload),
          container,
          init,
          reason,
          since,
          waitingMs: since === null ? null : view.now - since,
          event: event === undefined ? null : { reason: event.reason, message: event.message },
          node: worst.pod.nodeName,
          pod: worst.pod.meta.name,
        },
        evidence: [
          ...broken.slice(0, 3).flatMap(({ pod, problem }) => {
            const found = problem.container === null ? null : brokenContainer(pod, problem.container);
            return found?.status.state.phase === 'waiting'
              ? podEvidence(pod, `${found.path}.state.waiting.reason`, found.status.state.reason)
              : podEvidence(pod, 'status.phase', pod.phase);
          }),
          ...(event === undefined ? [] : [field(event, 'message', event.message)]),
        ],
        related: broken.map(({ pod }) => reference(pod)),
      };
    }
  },
  message({ broken, pods, container, init, reason, waitingMs, event, node }) {
    const who = `${podCount(broken, pods)} ${podVerb(broken, pods, 'is', 'are')} stuck in ${excerpt(reason, 60)}`;
    const on = broken > 1 || node === null ? '' : ` on ${node}`;
    const since = waitingMs === null ? '' : ` for ${humanDuration(waitingMs)}`;
    const where = init ? `, at ${containerWords(container ?? '', 'init container')}` : '';
    const said =
      event === null || event.message === null ? '' : `: ${event.reason}, ${middleCut(event.message)}`;
    return `${who}${on}${since}${where}${said}`;
  },
  commands({ pod, init, container }, subject) {
    const scope = inNamespace(subject);
    return [
      kubectl('describe', 'pod', pod, ...scope),
      ...(init && container !== null ? [kubectl('logs', pod, ...containerOption(container), ...scope)] : []),
    ];
  },
});

/** The kubelet tries a start again every few seconds; so many failures are no hiccup. */
const FAILED_STARTS = 3;
/** No later try goes better: the limit stays what it is. */
const KILLED_AT_START = /init was OOM-killed/;
const FAILING: ReadonlySet<string> = new Set(['FailedMount', 'FailedAttachVolume', 'FailedCreatePodSandBox']);

/** A pod that has not waited long, but whose start has failed several times already. */
function failedStart(pod: Pod, eventsOf: Links['eventsOf']): ProblemOf<'starting'> | null {
  if (pod.phase !== 'Pending' || pod.nodeName === null || pod.meta.deletedAt !== null) return null;
  const failures = eventsOf(reference(pod)).filter(
    (event) =>
      event.type === 'Warning' && event.reason !== null && FAILING.has(event.reason) && isOf(event, pod),
  );
  const isSure = failures.some(({ message }) => KILLED_AT_START.test(message ?? ''));
  if (!isSure && failures.reduce((sum, event) => sum + event.count, 0) < FAILED_STARTS) return null;
  return { class: 'starting', container: null, reason: pod.status, since: pod.meta.createdAt };
}

function isOf(event: Event, pod: Pod): boolean {
  return event.subjectUid === null || pod.meta.uid === null || event.subjectUid === pod.meta.uid;
}
