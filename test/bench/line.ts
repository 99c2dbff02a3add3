import type { Measurement } from './measure.ts';

/** A line of the table, all of it text. */
export interface Line {
  readonly what: string;
  readonly cells: readonly string[];
  readonly target: string;
  /** What was missed; `null`: nothing. */
  readonly missed: string | null;
}

/** At most so much of the comparison: 0.5 is half of it. */
export interface Targets {
  readonly wall?: number;
  readonly memory?: number;
}

export interface Comparison {
  readonly what: string;
  readonly ours: Measurement;
  readonly other: Measurement;
  readonly targets: Targets;
  /** A condition beside the measures, and whether it holds. */
  readonly also?: { readonly what: string; readonly holds: boolean };
}

export function compared({ what, ours, other, targets, also }: Comparison): Line {
  const wall = ours.wall / other.wall;
  const memory = ours.peak === null || other.peak === null ? null : ours.peak / other.peak;
  const missed = [
    ...(targets.wall !== undefined && wall > targets.wall ? ['wall'] : []),
    ...(targets.memory !== undefined && (memory === null || memory > targets.memory) ? ['memory'] : []),
    ...(also !== undefined && !also.holds ? [also.what] : []),
  ];
  const target = [
    ...(targets.wall === undefined ? [] : [`wall ≤ ${limit(targets.wall)}`]),
    ...(targets.memory === undefined ? [] : [`memory ≤ ${limit(targets.memory)}`]),
    ...(also === undefined ? [] : [also.what]),
  ];
  return {
    what,
    cells: [
      seconds(ours.wall),
      seconds(other.wall),
      number(wall),
      mebibytes(ours.peak),
      mebibytes(other.peak),
      memory === null ? '' : number(memory),
    ],
    target: target.join(', '),
    missed: missed.length === 0 ? null : missed.join(', '),
  };
}

/** The lines as a Markdown table. */
export function table(lines: readonly Line[]): string {
  const rows = lines.map(({ what, cells, target, missed }) => [
    what,
    ...cells,
    target,
    missed === null ? 'yes' : `**no**: ${missed}`,
  ]);
  return [HEAD, HEAD.map((_, index) => (index > 0 && index < 7 ? '--:' : '---')), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('');
}

const HEAD = ['what', 'wall s', 'against s', 'ratio', 'memory MiB', 'against MiB', 'ratio', 'target', 'met'];

export function number(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}

function limit(value: number): string {
  return String(Number(value.toFixed(2)));
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 2);
}

function mebibytes(bytes: number | null): string {
  return bytes === null ? '' : (bytes / 2 ** 20).toFixed(0);
}
