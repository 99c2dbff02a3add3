import type { LedgerProblem } from '../../model/ledger.ts';
import { parseQuantity, parseSize } from '../../model/quantity.ts';
import { readErrorLine } from './error-line.ts';
import { isTerminalResidue } from './terminal-residue.ts';
import { inferredColumns, readHeader, type TopColumns } from './top-columns.ts';

/** What `kubectl top nodes` or `kubectl top pods` printed. */
export interface TopTable {
  readonly kind: 'nodes' | 'pods';
  readonly rows: readonly TopRow[];
  readonly problems: readonly LedgerProblem[];
  /** The table that follows in the same text, where it is of the other kind. */
  readonly next: TopTable | null;
}

/** Cores, bytes, and percentages as printed (truncated integers); `null` for `<unknown>` and for what is not printed. */
export interface TopRow {
  /** `null` for nodes, and for pods when the table has no NAMESPACE column. */
  readonly namespace: string | null;
  /** The node's or the pod's. */
  readonly name: string;
  /** `null`: the whole pod, or a node. */
  readonly container: string | null;
  readonly cpu: number | null;
  readonly memory: number | null;
  readonly swap: number | null;
  readonly cpuPercent: number | null;
  readonly memoryPercent: number | null;
  readonly swapPercent: number | null;
  /** Line of the text, from 1. */
  readonly line: number;
}

/**
 * Reads the table with either generation of headers (`CPU%` up to kubectl 1.31, `CPU(%)` after) or none, and with
 * `-A`, `--containers`, `--show-swap`; the `--sum` row is left out. `null` when the text is not such a table.
 * Follows kubectl's `metricsutil/metrics_printer.go`.
 */
export function parseTop(text: string): TopTable | null {
  // Most texts are logs: no more than their first lines should be looked at.
  const head = contentLines(text.slice(0, HEAD)).filter(({ cells }) => !isMessage(cells));
  const header = readHeader(head[0]?.cells ?? []);
  if (header === null && inferredColumns(head.slice(0, 1).map(({ cells }) => cells)) === null) return null;
  const lines = contentLines(text);
  const columns = header ?? inferredColumns(lines.flatMap(({ cells }) => (isMessage(cells) ? [] : [cells])));
  if (columns === null) return null;
  const ambiguous = header === null && columns.kind === 'pods' && columns.names.length === 2;
  return table(lines, columns, ambiguous ? [HEADERLESS] : []);
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

type Usage = Omit<TopRow, 'namespace' | 'name' | 'container' | 'line'>;

const HEADERLESS: LedgerProblem = {
  level: 'warning',
  message:
    'no header: the first two columns were read as namespace and pod (with --containers they would be pod and container)',
};
const HEAD = 16 * 1024;
const SHOWN_MESSAGES = 10;
const UNKNOWN = '<unknown>';
const NO_USAGE: Usage = {
  cpu: null,
  memory: null,
  swap: null,
  cpuPercent: null,
  memoryPercent: null,
  swapPercent: null,
};

/** Lines with anything in them, without what surrounds them where a terminal was copied. */
function contentLines(text: string): readonly Line[] {
  return text.split('\n').flatMap((content, index) => {
    const trimmed = content.trim();
    return trimmed === '' || isTerminalResidue(trimmed)
      ? []
      : [{ cells: trimmed.split(/\s+/), line: index + 1 }];
  });
}

function isMessage(cells: readonly string[]): boolean {
  return readErrorLine(cells.join(' ')) !== null;
}

function table(lines: readonly Line[], first: TopColumns, noted: readonly LedgerProblem[]): TopTable {
  let columns = first;
  const rows: TopRow[] = [];
  const problems = [...noted];
  const unread: number[] = [];
  const messages: string[] = [];
  let next: TopTable | null = null;
  for (const [index, { cells, line }] of lines.entries()) {
    const repeated = readHeader(cells);
    if (repeated !== null && repeated.kind !== first.kind) {
      next = table(lines.slice(index), repeated, []);
      break;
    }
    columns = repeated ?? columns;
    if (repeated !== null || isSum(cells)) continue;
    const row = readRow(cells, line, columns);
    if (row !== null) {
      rows.push(row);
      continue;
    }
    const message = readErrorLine(cells.join(' '));
    if (message === null) unread.push(line);
    else if (message.outcome !== 'noise') messages.push(message.text);
  }
  for (const message of messages.slice(0, SHOWN_MESSAGES)) problems.push({ level: 'warning', message });
  if (messages.length > SHOWN_MESSAGES) {
    problems.push({
      level: 'warning',
      message: `${messages.length - SHOWN_MESSAGES} more messages of kubectl`,
    });
  }
  if (unread[0] !== undefined) {
    const which =
      unread.length === 1 ? `line ${unread[0]} is` : `${unread.length} lines, the first ${unread[0]}, are`;
    problems.push({ level: 'warning', message: `${which} not part of the table` });
  }
  return { kind: first.kind, rows, problems, next };
}

/** `--sum` prints a rule of underscores and a row without a name; its columns may be out of line with `--show-swap`. */
function isSum(cells: readonly string[]): boolean {
  return cells.every((cell) => /^_+$/.test(cell)) || cells.every((cell) => /^\d+(?:m|[KMG]i?)$/.test(cell));
}

function readRow(cells: readonly string[], line: number, columns: TopColumns): TopRow | null {
  const usage = readUsage(cells.slice(columns.names.length), columns.resources);
  if (usage === null) return null;
  const named = (column: string): string | null => cells[columns.names.indexOf(column)] ?? null;
  const pod = named('POD');
  const name = named('NAME') ?? '';
  return {
    namespace: named('NAMESPACE'),
    name: pod ?? name,
    container: pod === null ? null : name,
    ...usage,
    line,
  };
}

/** A percentage is missing when kubectl knew no allocatable, as for metrics of a node that is gone. */
function readUsage(cells: readonly string[], resources: TopColumns['resources']): Usage | null {
  const usage: Record<string, number | null> = {};
  let next = 0;
  for (const [index, resource] of resources.entries()) {
    const cell = cells[next] ?? '';
    // Other programs that print this table write `12G`, and `K` for what Kubernetes calls `k`.
    const value = resource === 'cpu' ? parseQuantity(cell) : (parseQuantity(cell) ?? parseSize(cell));
    if (value === null && cell !== UNKNOWN) return null;
    usage[resource] = value;
    next += 1;
    const percent = /^(\d+)%$/.exec(cells[next] ?? '')?.[1];
    const spare = cells.length - next > resources.length - index - 1;
    if (percent !== undefined) usage[`${resource}Percent`] = Number(percent);
    if (percent !== undefined || (cell === UNKNOWN && cells[next] === UNKNOWN && spare)) next += 1;
  }
  return next === cells.length ? { ...NO_USAGE, ...usage } : null;
}
