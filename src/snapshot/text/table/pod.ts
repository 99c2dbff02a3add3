import type { JsonRecord } from '../../../model/json.ts';
import { STARTING_GRACE } from '../../../model/pod-problem.ts';
import { parseAge } from '../age.ts';
import { podOfCells } from './pod-status-word.ts';
import { type Row, share, type TableKind, wholeNumber } from './row.ts';

export const podTable: TableKind = {
  source: 'pods',
  headers: [['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE']],
  wide: ['IP', 'NODE', 'NOMINATED NODE', 'READINESS GATES'],
  fits: (row) => share(row.cell('READY')) !== null && row.cell('STATUS') !== null,
  read(row, ago): JsonRecord {
    const ready = share(row.cell('READY')) ?? { part: 0, whole: 0 };
    const { restarts, lastRestart } = restartsOf(row);
    const { metadata, spec, status } = podOfCells({
      status: row.cell('STATUS') ?? 'Unknown',
      ready: ready.part,
      total: ready.whole,
      restarts,
      lastRestart: ago(lastRestart),
      isOld: (parseAge(row.cell('AGE')) ?? Number.POSITIVE_INFINITY) > STARTING_GRACE,
      now: ago(0) ?? BEFORE_ALL_TIMES,
    });
    return {
      metadata,
      spec: { ...spec, nodeName: row.cell('NODE') },
      status: { ...status, podIP: row.cell('IP') },
    };
  },
};

/** Stands for a deletion whose time is not known: it is not over at a capture time that is not known either. */
export const BEFORE_ALL_TIMES = '1970-01-01T00:00:00.001Z';

/** `5`, or `5 (3m ago)` since kubectl 1.22. */
function restartsOf(row: Row): { readonly restarts: number; readonly lastRestart: number | null } {
  const [, count = null, age = null] = /^(\d+)(?: \((\S+) ago\))?$/.exec(row.cell('RESTARTS') ?? '') ?? [];
  return { restarts: wholeNumber(count) ?? 0, lastRestart: parseAge(age) };
}
