import { parseAge } from '../age.ts';
import { type EventText, eventOfText } from '../event-object.ts';
import type { Row, TableKind } from './row.ts';

const OLD = ['COUNT', 'NAME', 'KIND', 'SUBOBJECT', 'TYPE', 'REASON', 'SOURCE', 'MESSAGE'];
const WIDE = ['SUBOBJECT', 'SOURCE', 'MESSAGE', 'FIRST SEEN', 'COUNT', 'NAME'];

/** `kubectl get events` and `kubectl events`, with or without `-o wide`, and as releases before 1.15 printed them. */
export const eventTable: TableKind = {
  source: 'events',
  headers: [
    ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'],
    ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', ...WIDE],
    ['LAST SEEN', 'FIRST SEEN', ...OLD],
    ['LASTSEEN', 'FIRSTSEEN', ...OLD],
  ],
  wide: [],
  read: (row, ago) => eventOfText(eventOfRow(row), ago),
};

export function eventOfRow(row: Row): EventText {
  const seen = lastSeen(row.cell('LAST SEEN') ?? row.cell('LASTSEEN'));
  const [component = null, host = null] = row.cell('SOURCE')?.split(', ') ?? [];
  return {
    type: row.cell('TYPE'),
    reason: row.cell('REASON'),
    object: row.cell('OBJECT') ?? `${row.cell('KIND') ?? ''}/${subjectName(row.cell('NAME') ?? '')}`,
    fieldPath: row.cell('SUBOBJECT'),
    message: row.cell('MESSAGE'),
    component,
    host,
    count: Math.max(Number(row.cell('COUNT') ?? 0) || 0, seen.count),
    firstMs: parseAge(row.cell('FIRST SEEN') ?? row.cell('FIRSTSEEN')) ?? seen.firstMs,
    lastMs: seen.lastMs,
  };
}

/** Events are named after whom they are about: `cart-0.15a3b2c1d0e9f8a7`. */
function subjectName(name: string): string {
  return name.replace(/\.[0-9a-f]{1,16}$/, '');
}

interface Seen {
  readonly lastMs: number | null;
  readonly firstMs: number | null;
  readonly count: number;
}

/** `3m`, or `3m (x5 over 10m)`: five times, the first of them ten minutes ago, the last three. */
export function lastSeen(cell: string | null): Seen {
  const [, last = null, count = '1', first = null] =
    /^(\S+)(?: \(x(\d{1,9}) over (\S+)\))?$/.exec(cell ?? '') ?? [];
  return { lastMs: parseAge(last), firstMs: parseAge(first), count: Number(count) };
}
