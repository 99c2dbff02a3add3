import { record, textMap } from '../../../model/json.ts';
import { KINDS } from '../../../model/kinds.ts';
import { parseAge } from '../age.ts';
import { eventName } from '../event-object.ts';
import type { TextObject } from '../text-object.ts';
import { eventOfRow } from './event.ts';
import type { ReadableHeader } from './kinds.ts';
import { labelPairs, type Row } from './row.ts';

/** The cells of a row by their columns. */
export function rowOf(cells: readonly string[], columns: ReadonlyMap<string, number>): Row {
  const at = (column: string) => {
    const place = columns.get(column);
    const cell = place === undefined ? undefined : cells[place];
    return cell === undefined || cell === '' || NOTHING.has(cell) ? null : cell;
  };
  return { cell: at, labels: labelPairs(at('LABELS')) ?? {} };
}

const NOTHING: ReadonlySet<string> = new Set(['<none>', '<unset>', '<unknown>', '<invalid>', '<nil>']);

/** The object of a row; `null` where its cells cannot be those of its kind. */
export function tableObject(
  { kind, namespaced, columns }: ReadableHeader,
  cells: readonly string[],
  line: number,
): TextObject | null {
  const row = rowOf(cells, columns);
  const { source } = kind;
  if (kind.fits !== undefined && !kind.fits(row)) return null;
  if (source === 'events' && row.cell('REASON') === null) return null;
  const name = source === 'events' ? eventName(eventOfRow(row)) : nameOf(row);
  const namespace = namespaced ? (cells[0] ?? '') : null;
  if (!NAME.test(name) || (namespace !== null && !NAMESPACE.test(namespace))) return null;
  const ageMs = parseAge(row.cell('AGE'));
  return {
    source,
    form: 'table',
    namespace,
    name,
    line,
    ageMs,
    raw(ago) {
      const body = kind.read(row, ago);
      const metadata = record(body.metadata);
      const labels = { ...row.labels, ...textMap(metadata.labels) };
      return {
        ...body,
        kind: KINDS[source].kind,
        metadata: { ...metadata, name, labels, creationTimestamp: ago(ageMs) },
      };
    },
  };
}

/** Without the `pod/` of several kinds in one output, and without the mark of a default StorageClass. */
function nameOf(row: Row): string {
  return (row.cell('NAME') ?? '').replace(/^[a-z][a-z0-9.-]*\//, '').replace(/ \(default\)$/, '');
}

/** RFC 1123, and colons as RBAC names have them; cells of other columns that slipped here have blanks. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9.:_@-]{0,300}$/;
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
