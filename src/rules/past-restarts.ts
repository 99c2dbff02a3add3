import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { by } from '../model/order.ts';
import type { Pod } from '../model/pod.ts';
import { podProblem } from '../model/pod-problem.ts';
import { counted } from './amount-words.ts';
import { brokenContainer, podEvidence } from './broken-container.ts';
import { inNamespace, kubectl } from './command.ts';
import { containerOption } from './container-words.ts';
import { HOUR } from './duration.ts';
import { isReady, podCensus } from './pod-census.ts';
import { defineRule } from './rule.ts';
import { exitCodeMeaning, lastTermination } from './termination.ts';
import { count, inHours } from './threshold.ts';

export default defineRule({
  id: 'past-restarts',
  title: 'Pods were restarted and are stable now',
  group: 'risk',
  severity: 'info',
  why: 'Nothing is broken now, but something ended these containers, and it may again.',
  fix: 'See how the last run ended: an exit code 137 with OOMKilled asks for a look at the memory limit, restarts of many pods at one time for a look at the node or at a service they share.',
  peers: { Popeye: ['POP-205'], KubeBuddy: ['POD001', 'WRK013'] },
  needs: ['pods'],
  readsText: 'table',
  isPast: true,
  settings: {
    // Fewer restarts in a pod's life are what reboots and upgrades leave behind.
    restarts: count(5, 'restart', 'In the life of a pod; as many are found, however long ago they were'),
    // A restart this fresh is worth a look even if it was the only one.
    hours: inHours(24, 'A restart that is not as long ago is found, even a single one'),
  },
  *check({ now, links }, { restarts, hours }) {
    const isNotable = ({ restarts: { count: times, lastAt } }: Pod) =>
      times >= restarts || (times > 0 && lastAt !== null && now - lastAt < hours * HOUR);
    for (const { restarted } of podCensus({ links, now }).restarted) {
      const sorted = restarted
        .filter((pod) => isNotable(pod) && isStable(pod, now))
        .toSorted(by((pod) => pod.meta.name))
        .toSorted((a, b) => b.restarts.count - a.restarts.count);
      const [worst] = sorted;
      if (worst === undefined) continue;
      const times = sorted.flatMap((pod) => pod.restarts.lastAt ?? []);
      const lastAt = times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b));
      const last = lastEnd(worst);
      yield {
        subject: links.topOwner(worst),
        facts: {
          restarts: sorted.reduce((sum, pod) => sum + pod.restarts.count, 0),
          pods: sorted.length,
          lastAt,
          lastAgoMs: lastAt === null ? null : now - lastAt,
          reason: last?.reason ?? null,
          exitCode: last?.exitCode ?? null,
          container: last?.container ?? null,
          pod: worst.meta.name,
        },
        evidence: sorted.slice(0, 3).flatMap((pod) =>
          pod.containers
            .filter((status) => status.restartCount > 0)
            .flatMap((status) => {
              const path = brokenContainer(pod, status.name)?.path ?? 'status';
              return [
                ...podEvidence(pod, `${path}.restartCount`, status.restartCount),
                ...podEvidence(
                  pod,
                  `${path}.lastState.terminated.reason`,
                  lastTermination(status)?.reason ?? null,
                ),
              ];
            }),
        ),
        related: sorted.map(reference),
      };
    }
  },
  message({ restarts, pods, lastAgoMs, reason, exitCode }) {
    const where = pods === 1 ? '' : ` of ${pods} pods`;
    const ago = lastAgoMs === null ? '' : `, last restart ${humanDuration(lastAgoMs)} ago`;
    const meaning = exitCode === null ? null : exitCodeMeaning(exitCode);
    const why =
      reason === 'OOMKilled'
        ? 'OOMKilled'
        : exitCode === null
          ? null
          : `exit code ${exitCode}${meaning === null ? '' : `, ${meaning}`}`;
    return `${counted(restarts, 'restart')}${where}, stable now${ago}${why === null ? '' : ` (${why})`}`;
  },
  commands({ pod, container }, subject) {
    const scope = inNamespace(subject);
    return [
      kubectl('describe', 'pod', pod, ...scope),
      ...(container === null
        ? []
        : [kubectl('logs', pod, ...containerOption(container), '--previous', ...scope)]),
    ];
  },
});

function isStable(pod: Pod, now: number): boolean {
  return isReady(pod) && podProblem(pod, now) === null;
}

/** Of the container that ended last. */
function lastEnd(pod: Pod) {
  const ends = pod.containers.flatMap((status) => {
    const last = lastTermination(status);
    return last === null ? [] : [{ ...last, container: status.name }];
  });
  return ends.toSorted((a, b) => (b.finishedAt ?? 0) - (a.finishedAt ?? 0))[0] ?? null;
}
