import { humanDuration } from '../model/human-duration.ts';
import { isoTime } from '../model/instant.ts';
import { reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { formatBytes } from '../model/quantity.ts';
import { brokenContainer, podEvidence } from './broken-container.ts';
import { brokenWorkloads, podCounts, WORKLOADS } from './broken-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { containerOption, containerWords } from './container-words.ts';
import { crashLine, frameWords, logEvidence, missingModule } from './crash-line.ts';
import { excerpt } from './excerpt.ts';
import type { Evidence } from './finding.ts';
import { podCount, podVerb } from './pod-count.ts';
import { defineRule } from './rule.ts';
import { shortfallSeverity } from './shortfall.ts';
import { exitCodeMeaning, lastTermination } from './termination.ts';

export default defineRule({
  id: 'crash-looping-container',
  title: 'Containers crash again and again',
  group: 'health',
  severity: 'high',
  why: 'The program ends soon after each start, and the kubelet waits longer and longer between attempts, up to five minutes; what it was to do is not done.',
  fix: 'Read the log of the run before this one: its last lines name what is missing. Correct the image, the configuration or the service it depends on. For OOMKilled, compare the memory limit with what the program needs, and raise it only if the use levels off.',
  peers: { Popeye: ['POP-202', 'POP-203'], kor: ['pod'], k8sgpt: ['Pod'], KubeBuddy: ['POD005', 'WRK013'] },
  needs: ['pods'],
  uses: ['logs', ...WORKLOADS],
  details: ['logs', ...WORKLOADS],
  covers: ['partially-available-workload', 'error-in-log', 'past-restarts'],
  readsText: 'table',
  *check(view) {
    for (const workload of brokenWorkloads(view, ['crash'])) {
      const { owner, worst, broken } = workload;
      const { pod, problem } = worst;
      const found = brokenContainer(pod, problem.container);
      const state = found?.status.state ?? null;
      const last = found === null ? null : lastTermination(found.status);
      const line = broken
        .map((one) => crashLine(view.links.logsOf(one.pod), one.problem.container))
        .find(Boolean);
      const finishedAt = last?.finishedAt ?? null;
      yield {
        subject: owner,
        severity: shortfallSeverity(workload),
        facts: {
          ...podCounts(workload),
          container: problem.container,
          init: problem.init,
          image: found?.spec?.image ?? null,
          restarts: problem.restarts,
          waiting: state?.phase === 'waiting' ? state.reason : null,
          reason: last?.reason ?? null,
          exitCode: last?.exitCode ?? null,
          ranMs: last?.ran ?? null,
          finishedAt,
          endedAgoMs: finishedAt === null ? null : view.now - finishedAt,
          memoryLimit: found?.spec?.limits.memory ?? null,
          log: line
            ? {
                signature: line.match.signature,
                line: line.match.line,
                frame: line.match.frame,
                module: missingModule(line),
              }
            : null,
          pod: pod.meta.name,
        },
        evidence: [
          ...broken.slice(0, 3).flatMap((one) => crashEvidence(one.pod, one.problem.container)),
          ...(line ? [logEvidence(line)] : []),
        ],
        related: broken.map((one) => reference(one.pod)),
      };
    }
  },
  message({
    broken,
    pods,
    container,
    init,
    restarts,
    reason,
    exitCode,
    ranMs,
    endedAgoMs,
    memoryLimit,
    log,
  }) {
    const who = `${podCount(broken, pods)} ${podVerb(broken, pods, 'crashes', 'crash')}`;
    const what = containerWords(container, init ? 'init container' : 'container');
    const ran = ranMs === null ? '' : ` after running ${humanDuration(ranMs)}`;
    const ago = endedAgoMs === null ? '' : `, last ended ${humanDuration(endedAgoMs)} ago`;
    const times = `; ${restarts} ${restarts === 1 ? 'restart' : 'restarts'}${ago}`;
    const said = log === null ? '' : `; log: ${excerpt(log.line, 160)}${frameWords(log.frame)}`;
    return `${who}: ${what} ${ending(reason, exitCode, memoryLimit, container !== '')}${ran}${times}${said}`;
  },
  commands({ pod, container }, subject) {
    const scope = inNamespace(subject);
    return [
      kubectl('logs', pod, ...containerOption(container), '--previous', ...scope),
      kubectl('describe', 'pod', pod, ...scope),
    ];
  },
});

/** `isKnown`: its spec was captured, limits and all. */
function ending(
  reason: string | null,
  exitCode: number | null,
  memoryLimit: number | null,
  isKnown: boolean,
): string {
  if (reason === 'OOMKilled' && !isKnown) return 'was OOMKilled';
  if (reason === 'OOMKilled') {
    const limit =
      memoryLimit === null
        ? 'and has no memory limit of its own'
        : `at its memory limit of ${formatBytes(memoryLimit)}`;
    return `was OOMKilled ${limit}`;
  }
  if (exitCode === null) return 'ends';
  const meaning = exitCodeMeaning(exitCode);
  return `ends with exit code ${exitCode}${meaning === null ? '' : ` (${meaning})`}`;
}

function crashEvidence(pod: Pod, container: string): readonly Evidence[] {
  const found = brokenContainer(pod, container);
  if (found === null) return [];
  const { status, path } = found;
  const last = lastTermination(status);
  const ended = `${path}.${last?.field ?? 'lastState'}.terminated`;
  const finishedAt = last?.finishedAt ?? null;
  return [
    ...podEvidence(
      pod,
      `${path}.state.waiting.reason`,
      status.state.phase === 'waiting' ? status.state.reason : null,
    ),
    ...podEvidence(pod, `${path}.restartCount`, status.restartCount),
    ...podEvidence(pod, `${ended}.reason`, last?.reason ?? null),
    ...podEvidence(pod, `${ended}.exitCode`, last?.exitCode ?? null),
    ...podEvidence(pod, `${ended}.finishedAt`, finishedAt === null ? null : isoTime(finishedAt)),
  ];
}
