import type { Links } from '../model/links.ts';
import type { ContainerLog } from '../model/log.ts';
import type { LogMatch } from '../model/log-signature.ts';
import { isConnectionError } from '../model/log-signatures.ts';
import type { LogTarget } from '../model/log-target.ts';
import type { Service } from '../model/service.ts';
import { isActive } from './missing-pods.ts';
import { isReady } from './pod-census.ts';
import type { hostTargets } from './service-host.ts';
import { declaredPorts, lostPorts } from './service-ports.ts';

/** What tells whether a host that a log complains about is in order now. */
export interface Surroundings {
  readonly find: ReturnType<typeof hostTargets>;
  readonly links: Pick<Links, 'podsBehind' | 'addressesOf'>;
}

/** Lines after this part of a log are its end: what is said there goes on. */
const LAST_PART = 0.1;

/** Whether a line stands near enough to the end of its log to go on. */
export function isAtEnd(line: number, { lines }: Pick<ContainerLog, 'lines'>): boolean {
  return line > lines * (1 - LAST_PART);
}

/**
 * What is left of a kind of error once failed connections are set aside that are over: the log goes on without them,
 * and the Service they name is in order, as after any start in which the caller was faster. `null` where nothing is.
 */
export function withoutPast(match: LogMatch, log: ContainerLog, around: Surroundings): LogMatch | null {
  if (!isConnectionError(match.signature)) return match;
  const targets = targetsOf(match);
  const left = targets.filter((target) => !isOver(match.signature, target, log, around));
  if (left.length === targets.length) return match;
  const gone =
    targets.reduce((sum, { count }) => sum + count, 0) - left.reduce((sum, { count }) => sum + count, 0);
  const [latest] = left.toSorted((a, b) => b.lastLine - a.lastLine);
  if (match.count <= gone) return null;
  const rest: LogMatch = { ...match, count: match.count - gone, targets: left };
  if (latest === undefined || latest.lastLine === match.lastLine) return rest;
  const { line, lastLine, lastAt, host, port } = latest;
  return { ...rest, line, lastLine, lastAt, captures: { host, ...(port === null ? {} : { port }) } };
}

/** All hosts that lines of a match name; of a match without a count of them, that of its last line. */
export function targetsOf({ targets, captures, ...match }: LogMatch): readonly LogTarget[] {
  if (targets !== undefined) return targets;
  const { host, port = null } = captures;
  if (host === undefined) return [];
  const { count, firstLine, lastLine, firstAt, lastAt, line } = match;
  return [{ host, port, count, firstLine, lastLine, firstAt, lastAt, line }];
}

function isOver(
  signature: string,
  { host, port, lastLine }: LogTarget,
  log: ContainerLog,
  { find, links }: Surroundings,
) {
  if (isAtEnd(lastLine, log)) return false;
  const target = find(host, log.namespace);
  if (target === null) return false;
  if (target.kind === 'pod') return isReady(target.pod);
  // A cluster IP keeps its name whatever stands behind it.
  if (signature === 'name-resolution-failed' && hasAddress(target.service)) return true;
  return serves(target.service, port, links);
}

function hasAddress({ clusterIP }: Service): boolean {
  return clusterIP !== null && clusterIP !== 'None';
}

/** It has that port, a ready pod behind it, and leads to a port that its pods declare, as far as they declare any. */
function serves(service: Service, port: string | null, links: Surroundings['links']): boolean {
  const isAsked = (one: Service['ports'][number]) => port === null || String(one.port) === port;
  if (hasAddress(service) && !service.ports.some(isAsked)) return false;
  const pods = links.podsBehind(service).filter(isActive);
  const ready = links.addressesOf(service)?.some((one) => one.ready) ?? pods.some(isReady);
  const declared = declaredPorts(pods);
  return ready && (declared.length === 0 || lostPorts(service, declared, isAsked).length === 0);
}
