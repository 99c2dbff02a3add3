import type { Cluster } from '../../../src/model/cluster.ts';
import type { LogMatch } from '../../../src/model/log-signature.ts';
import { NOW, SECOND } from '../../builders/meta.ts';
import { explained } from './explained.ts';

/** A line of a log that bears a signature: twelve times in four minutes, the last twenty seconds before the capture. */
export function match(signature: string, line: string, more: Partial<LogMatch> = {}): LogMatch {
  return {
    signature,
    count: 12,
    firstLine: 1,
    lastLine: 119,
    firstAt: NOW - 260 * SECOND,
    lastAt: NOW - 20 * SECOND,
    line,
    captures: {},
    frame: null,
    ...more,
  };
}

/** The mechanisms of all causes. */
export function mechanismsOf(cluster: Cluster): readonly string[] {
  return explained(cluster).causes.map(({ mechanism }) => mechanism);
}
