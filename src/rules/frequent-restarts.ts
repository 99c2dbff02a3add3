import { humanDuration } from '../model/human-duration.ts';
import type { Instant } from '../model/instant.ts';
import { reference } from '../model/object.ts';
import { by } from '../model/order.ts';
import type { Pod } from '../model/pod.ts';
import { podProblem } from '../model/pod-problem.ts';
import { counted } from './amount-words.ts';
import { podEvidence } from './broken-container.ts';
import { inNamespace, kubectl } from './command.ts';
import { isReady, podCensus } from './pod-census.ts';
import { defineRule } from './rule.ts';
import { exitCodeMeaning, lastTermination } from './termination.ts';
import { count } from './threshold.ts';

/** A day: of a pod that has been running for less, the rate would be a guess. */
const LEAST_AGE = 24 * 3_600_000;
const DAY = 24 * 3_600_000;
/** What has been quiet for longer is over. */
const RECENT = 24 * 3_600_000;

export default defineRule({
  id: 'frequent-restarts',
  title: 'Pods are restarted every day',
  group: 'risk',
  severity: 'low',
  why: 'They run now, and so nothing shows it: but each restart loses what the program held in memory and the requests it was serving.',
  fix: 'See how the last run ended. An exit code 137 with OOMKilled asks for a look at the memory limit, a Killing event for a look at the liveness probe, anything else at the log of the run before.',
  peers: { Popeye: ['POP-205'], KubeBuddy: ['POD001', 'WRK013'] },
  needs: ['pods'],
  covers: ['past-restarts'],
  settings: {
    // Fewer say nothing of how often.
    restarts: count(5, 'restart', 'In the life of a pod; fewer are passed over'),
    // Less often is what reboots and upgrades leave behind.
    perDay: count(2, 'restart', 'A day, on average; as many are found'),
    mediumPerDay: count(10, 'restart', 'A day, on average; as many are of medium severity'),
  },
  *check({ now, links }, { restarts, perDay: often, mediumPerDay }) {
    for (const { restarted } of podCensus({ links, now }).restarted) {
      const worn = restarted
        .filter((pod) => isReady(pod) && podProblem(pod, now) === null)
        .flatMap((pod) => {
          const perDay = restartsPerDay(pod, now, restarts);
          return perDay === null || perDay < often ? [] : [{ pod, perDay }];
        })
        .toSorted(by(({ pod }) => pod.meta.name))
        .toSorted((a, b) => b.perDay - a.perDay);
      const [worst] = worn;
      if (worst === undefined) continue;
      const { pod, perDay } = worst;
      const last = lastEnd(pod);
      yield {
        subject: links.topOwner(pod),
        severity: perDay >= mediumPerDay ? 'medium' : 'low',
        facts: {
          pods: worn.length,
          pod: pod.meta.name,
          restarts: pod.restarts.count,
          perDay: Math.round(perDay * 10) / 10,
          lastAgoMs: pod.restarts.lastAt === null ? null : now - pod.restarts.lastAt,
          reason: last?.reason ?? null,
          exitCode: last?.exitCode ?? null,
        },
        evidence: worn
          .slice(0, 3)
          .flatMap((one) =>
            one.pod.containers.flatMap(({ restartCount }, index) =>
              restartCount === 0
                ? []
                : podEvidence(one.pod, `status.containerStatuses[${index}].restartCount`, restartCount),
            ),
          ),
        related: worn.map((one) => reference(one.pod)),
      };
    }
  },
  message({ pods, pod, restarts, perDay, lastAgoMs, reason, exitCode }) {
    const ago = lastAgoMs === null ? '' : `, the last ${humanDuration(lastAgoMs)} ago`;
    const meaning = exitCode === null ? null : exitCodeMeaning(exitCode);
    const code = exitCode === null ? '' : ` (exit code ${exitCode}${meaning === null ? '' : `, ${meaning}`})`;
    const why = reason === 'OOMKilled' ? ' (OOMKilled)' : code;
    const which = pods === 1 ? pod : `${pod}, the worst of ${counted(pods, 'pod')},`;
    return `${which} restarts ${perDay} times a day on average: ${counted(restarts, 'restart')} in its life${ago}${why}`;
  },
  commands({ pod }, subject) {
    const scope = inNamespace(subject);
    return [
      kubectl('describe', 'pod', pod, ...scope),
      kubectl('logs', pod, '--all-containers', '--previous', ...scope),
    ];
  },
});

/** `null` where it was restarted too seldom, or not lately, or has not lived long enough to tell. */
function restartsPerDay({ meta, startedAt, restarts }: Pod, now: Instant, fewest: number): number | null {
  const since = startedAt ?? meta.createdAt;
  if (since === null || restarts.lastAt === null || restarts.count < fewest) return null;
  if (now - since < LEAST_AGE || now - restarts.lastAt >= RECENT) return null;
  return restarts.count / ((now - since) / DAY);
}

function lastEnd(pod: Pod) {
  return (
    pod.containers
      .flatMap((status) => lastTermination(status) ?? [])
      .toSorted((a, b) => (b.finishedAt ?? 0) - (a.finishedAt ?? 0))[0] ?? null
  );
}
