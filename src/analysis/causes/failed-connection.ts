import type { Cluster } from '../../model/cluster.ts';
import { isConnectionError } from '../../model/log-signatures.ts';
import { crashLine } from '../../rules/crash-line.ts';
import type { Fact, Finding } from '../../rules/finding.ts';
import { factList, factMember, factText } from './fact-member.ts';
import { relatedPods } from './related-pods.ts';

/** Rules whose findings may be about a connection. */
export const COMPLAINTS: ReadonlySet<string> = new Set([
  'error-in-log',
  'crash-looping-container',
  'liveness-probe-kills',
  'stuck-rollout',
]);

/** What a program said it could not reach; `host` is `null` where it did not say. */
export interface FailedConnection {
  readonly signature: string;
  readonly host: string | null;
  readonly port: string | null;
}

/**
 * The connections that a finding is about: for a running program those it complains of, most lines first, if it logs
 * nothing more often; for one that ends the line that tells why. Nothing where that is another kind of error, even if
 * connections failed beside it.
 */
export function failedConnections(cluster: Cluster, finding: Finding): readonly FailedConnection[] {
  if (finding.rule === 'error-in-log') return complaints(finding.facts);
  return lastWords(cluster, finding).filter(({ signature }) => isConnectionError(signature));
}

function complaints(facts: Fact): readonly FailedConnection[] {
  const kinds = factList(facts, 'signatures');
  if (!isConnectionError(factText(kinds[0] ?? null, 'signature') ?? '')) return [];
  return kinds.flatMap((kind) => {
    const signature = factText(kind, 'signature') ?? '';
    if (!isConnectionError(signature)) return [];
    const targets = factList(kind, 'targets').filter((target) => typeof target === 'string');
    return targets.length === 0
      ? [{ signature, host: null, port: null }]
      : targets.map((text) => connection(signature, text));
  });
}

function connection(signature: string, target: string): FailedConnection {
  const colon = target.lastIndexOf(':');
  if (colon < 0) return { signature, host: target, port: null };
  return { signature, host: target.slice(0, colon), port: target.slice(colon + 1) };
}

function lastWords(cluster: Cluster, finding: Finding): readonly FailedConnection[] {
  const container =
    factText(finding.facts, 'container') ?? factText(factMember(finding.facts, 'pod'), 'container');
  if (container === null) return [];
  return relatedPods(cluster, finding).flatMap((pod) => {
    const line = crashLine(cluster.links.logsOf(pod), container);
    if (line === null) return [];
    const { signature, captures } = line.match;
    return [{ signature, host: captures.host ?? null, port: captures.port ?? null }];
  });
}
