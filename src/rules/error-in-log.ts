import { groupBy } from '../model/grouping.ts';
import type { Links } from '../model/links.ts';
import type { ContainerLog } from '../model/log.ts';
import type { LogMatch } from '../model/log-signature.ts';
import { isConnectionError, logSignature } from '../model/log-signatures.ts';
import { namespacedName, reference } from '../model/object.ts';
import { byCodeUnit } from '../model/order.ts';
import type { Pod } from '../model/pod.ts';
import { podProblem } from '../model/pod-problem.ts';
import { counted, someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { frameWords, logEvidence } from './crash-line.ts';
import { MINUTE } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { logExcerpt } from './log-excerpt.ts';
import { isAtEnd, targetsOf, withoutPast } from './past-complaint.ts';
import { isReady } from './pod-census.ts';
import { defineRule } from './rule.ts';
import { hostTargets } from './service-host.ts';
import { count, inMinutes } from './threshold.ts';

/** What does not pass by itself, and shows only when somebody tries to write: fewer lines, and older ones, tell. */
const LASTING: ReadonlySet<string> = new Set(['database-read-only']);
const LASTING_LINES = 3;
const LASTING_TIMES = 4;

export default defineRule({
  id: 'error-in-log',
  title: 'Containers log errors',
  group: 'health',
  severity: 'low',
  why: 'The containers run, and their logs repeat an error of a known kind: part of what they are to do may not happen, though Kubernetes sees nothing wrong.',
  fix: 'Read the lines in context, and check from inside a pod whether what they name (host, port, file, module) is there. A log alone does not show the cause.',
  peers: { k8sgpt: ['Log'] },
  needs: ['pods', 'logs'],
  uses: ['services', 'endpoints', 'endpointSlices'],
  details: ['services', 'endpoints', 'endpointSlices'],
  readsText: 'table',
  settings: {
    // Any program meets an error now and then; this often in one log it meets it again and again.
    lines: count(10, 'line', 'Of one kind in one log; as many are found'),
    minutes: inMinutes(15, 'Lines that are older at capture time are history'),
    // So many are a dependency that is down rather than one that was restarted.
    connectionLines: count(100, 'line', 'Failed connections; as many are of medium severity'),
  },
  *check({ logs, now, links, services, pods: all }, { lines, minutes, connectionLines }) {
    if (logs.length === 0) return;
    const find = hostTargets({ services, pods: all });
    const isTelling = (match: LogMatch, log: ContainerLog, pod: Pod) => {
      const lasting = LASTING.has(match.signature);
      return (
        isRecent(match, log, now, minutes * MINUTE * (lasting ? LASTING_TIMES : 1)) &&
        (match.count >= (lasting ? Math.min(lines, LASTING_LINES) : lines) ||
          (isFatal(match.signature) && !isReady(pod)))
      );
    };
    const sightings = (pod: Pod, log: ContainerLog): readonly Sighting[] =>
      log.matches
        .flatMap((match) => withoutPast(match, log, { find, links }) ?? [])
        .filter((match) => isTelling(match, log, pod))
        .map((match) => ({ pod, log, match }));
    for (const owned of links.podsByTopOwner().values()) {
      const seen = owned.flatMap((pod) =>
        runs(pod, now) ? links.logsOf(pod).flatMap((log) => sightings(pod, log)) : [],
      );
      const [worst] = seen.toSorted((a, b) => b.match.count - a.match.count || byLine(a, b));
      if (worst === undefined) continue;
      const signatures = [...groupBy(seen, ({ match }) => match.signature)]
        .map(([signature, members]) => signatureFacts(signature, members))
        .toSorted((a, b) => b.count - a.count || byCodeUnit(a.signature, b.signature));
      const connection = signatures.filter(({ signature }) => isConnectionError(signature));
      const serious = signatures.some(({ fatal }) => fatal) || total(connection) >= connectionLines;
      yield {
        subject: links.topOwner(worst.pod),
        severity: serious ? 'medium' : 'low',
        facts: {
          count: total(signatures),
          signatures,
          pods: new Set(seen.map(({ pod }) => pod)).size,
          container: worst.log.container,
          line: worst.match.line,
          quote: logExcerpt(worst.match),
          frame: worst.match.frame,
          pod: worst.pod.meta.name,
          named: [...new Set(connection.flatMap(({ targets }) => targets))].flatMap(
            (text) => namedService(text, worst.pod.meta.namespace, find, links) ?? [],
          ),
        },
        evidence: signatures.slice(0, 3).flatMap(({ signature }) => {
          const shown = seen.find(({ match }) => match.signature === signature);
          return shown === undefined ? [] : [logEvidence(shown)];
        }),
        related: [...new Set(seen.map(({ pod }) => pod))].map(reference),
      };
    }
  },
  message({ count, signatures, pods, quote, frame, named }) {
    const kinds = signatures.slice(0, 3).map((one) => {
      const target =
        one.targets.length === 0 ? '' : ` (${someOf(one.targets.map((text) => excerpt(text, 60)))})`;
      return `${one.signature}${target} ${one.count}×`;
    });
    const rest = signatures.length > 3 ? ` and ${counted(signatures.length - 3, 'other kind')}` : '';
    const where = pods === 1 ? '' : ` of ${pods} pods`;
    const last = `${quote}${frameWords(frame)}`;
    const behind = named.slice(0, 3).map((one) => `; ${namedText(one)}`);
    return `${counted(count, 'recognised error line')} in the captured logs${where}: ${kinds.join(', ')}${rest}${behind.join('')}; the last: ${last}`;
  },
  commands({ pod, container }, subject) {
    const which = container === null ? ['--all-containers'] : ['-c', container];
    return [kubectl('logs', pod, ...which, '--timestamps', ...inNamespace(subject))];
  },
});

type Named = {
  readonly target: string;
  readonly service: string;
  readonly endpoints: { readonly ready: number; readonly total: number } | null;
  /** `null` where the target names no port. */
  readonly hasPort: boolean | null;
};

/** What an address in a log is in this cluster. That its endpoints are ready, or not, is no cause by itself. */
function namedService(
  text: string,
  namespace: string | null,
  find: ReturnType<typeof hostTargets>,
  links: Pick<Links, 'addressesOf'>,
): Named | null {
  const [host, port] = hostAndPort(text);
  const target = find(host, namespace);
  if (target?.kind !== 'service') return null;
  const { service } = target;
  const addresses = links.addressesOf(service);
  return {
    target: text,
    service: namespacedName(service.meta),
    endpoints:
      addresses === null
        ? null
        : { ready: addresses.filter(({ ready }) => ready).length, total: addresses.length },
    hasPort:
      port === null || service.ports.length === 0
        ? null
        : service.ports.some((one) => String(one.port) === port),
  };
}

/** An IPv6 address without brackets has colons of its own. */
function hostAndPort(target: string): readonly [host: string, port: string | null] {
  const colon = target.lastIndexOf(':');
  if (colon < 0 || target.indexOf(':') !== colon) return [target, null];
  return [target.slice(0, colon), target.slice(colon + 1)];
}

function namedText({ target, service, endpoints, hasPort }: Named): string {
  const port = hasPort === false ? ', which has no such port' : '';
  const ready = endpoints === null ? '' : `, ${endpoints.ready}/${endpoints.total} endpoints ready`;
  return `${excerpt(target, 60)} is Service ${excerpt(service, 130)}${port}${ready}`;
}

interface Sighting {
  readonly pod: Pod;
  readonly log: ContainerLog;
  readonly match: LogMatch;
}

/** Other rules speak of pods that are broken otherwise, and quote their logs. */
function runs(pod: Pod, now: number): boolean {
  if (pod.phase !== 'Running') return false;
  const problem = podProblem(pod, now);
  return problem === null || problem.class === 'unready';
}

/** The log of a run that is over speaks of what is over, and so does a line nothing like it has followed for long. */
function isRecent({ lastAt, lastLine }: LogMatch, log: ContainerLog, now: number, recentMs: number): boolean {
  if (log.previous) return false;
  if (lastAt !== null) return now - lastAt <= recentMs;
  return isAtEnd(lastLine, log);
}

/** A program that is ready has outlived what would end it, so there it is an error like others. */
function signatureFacts(signature: string, members: readonly Sighting[]) {
  return {
    signature,
    title: logSignature(signature)?.title ?? signature,
    fatal: isFatal(signature) && members.some(({ pod }) => !isReady(pod)),
    count: members.reduce((sum, { match }) => sum + match.count, 0),
    targets: targetTexts(members.map(({ match }) => match)),
  };
}

function isFatal(signature: string): boolean {
  return logSignature(signature)?.fatal ?? false;
}

/** What lines are about, those of most lines first: `shop-db:5432`; what is no host, from the last line of each log. */
function targetTexts(matches: readonly LogMatch[]): readonly string[] {
  const hosts = groupBy(
    matches.flatMap((match) => targetsOf(match)),
    ({ host, port }) => (port === null ? host : `${host}:${port}`),
  );
  const counts = [...hosts].map(([text, members]) => ({ text, count: total(members) }));
  return [
    ...counts.toSorted((a, b) => b.count - a.count || byCodeUnit(a.text, b.text)).map(({ text }) => text),
    ...new Set(matches.flatMap((match) => otherTarget(match) ?? []).toSorted(byCodeUnit)),
  ];
}

function otherTarget({ captures }: LogMatch): string | null {
  const { host, port, module, path, user } = captures;
  if (host !== undefined) return null;
  return module ?? path ?? user ?? (port === undefined ? null : `port ${port}`);
}

function total(signatures: readonly { readonly count: number }[]): number {
  return signatures.reduce((sum, { count }) => sum + count, 0);
}

function byLine(a: Sighting, b: Sighting): number {
  return byCodeUnit(`${a.log.file} ${a.match.signature}`, `${b.log.file} ${b.match.signature}`);
}
