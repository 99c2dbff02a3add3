import { basename } from 'node:path';
import { type Command, command } from '../command.ts';
import { megabytes } from '../dumps.ts';
import { compared, type Line, number } from '../line.ts';
import { jqVersion } from '../machine.ts';
import type { Measurement } from '../measure.ts';
import type { Group, Setting } from './group.ts';

/** Whole reports about larger and larger dumps, against reading, parsing and counting the same files, and each other. */
export function sizes({ options, dumps, ours, say }: Setting): Group {
  const files = (options.full ? [100, 400, 1200] : [25, 100]).map((size) => dumps.dump(size));
  const counts = new Map(files.map((file) => [file, podsIn(ours.output('ledger', file, '-o', 'json'))]));
  const commands = new Map<string, Command>();
  for (const file of files) {
    commands.set(`ours ${file}`, ours.report(file));
    if (isComparedWithParse(file)) commands.set(`parse ${file}`, command('node', '-e', PARSE, file));
    if (!isComparedWithJq(file)) continue;
    commands.set(`read ${file}`, command('node', '-e', READ, file));
    if (jqVersion() === null) say('jq is absent: its row is left out');
    else commands.set(`jq ${file}`, command('jq', '.items|length', file));
  }
  return {
    commands,
    lines: (of) => [
      ...files.flatMap((file) => againstOthers(file, commands, of)),
      ...files.slice(1).map((file, index) => grown(files[index] ?? file, file, of)),
      perPod(files.map((file) => ({ pods: counts.get(file) ?? 0, ...of(`ours ${file}`) }))),
    ],
  };
}

const PARSE = 'JSON.parse(require("node:fs").readFileSync(process.argv[1],"utf8"))';
const READ =
  'const fs=require("node:fs"),file=fs.openSync(process.argv[1]),chunk=Buffer.alloc(1e6);while(fs.readSync(file,chunk));';

/** Above, the text is longer than the longest string. */
function isComparedWithParse(file: string): boolean {
  return megabytes(file) > 50 && megabytes(file) < 500;
}

function isComparedWithJq(file: string): boolean {
  return megabytes(file) > 500;
}

function againstOthers(
  file: string,
  commands: ReadonlyMap<string, Command>,
  of: (name: string) => Measurement,
): readonly Line[] {
  const line = (name: string, what: string, targets: { wall: number; memory?: number }) =>
    commands.has(`${name} ${file}`)
      ? [
          compared({
            what: `${sized(file)}, ${what}`,
            ours: of(`ours ${file}`),
            other: of(`${name} ${file}`),
            targets,
          }),
        ]
      : [];
  return [
    ...line('parse', 'against `JSON.parse(readFileSync)`', { wall: 0.6, memory: 0.5 }),
    ...line('jq', "against `jq '.items|length'`", { wall: 1 / 5, memory: 1 / 6 }),
    ...line('read', 'against reading it in chunks of 1 MB', { wall: 16 }),
  ];
}

/** At most linear: no more, in proportion, than the file. */
function grown(small: string, large: string, of: (name: string) => Measurement): Line {
  const most = megabytes(large) / megabytes(small);
  return compared({
    what: `${sized(large)}, against itself at ${sized(small)}`,
    ours: of(`ours ${large}`),
    other: of(`ours ${small}`),
    targets: { wall: most, memory: most },
  });
}

const MOST_KIB_PER_POD = 4;

/** The straight line nearest to the peaks: what it starts at is the floor, what it gains a pod is the cost of one. */
function perPod(points: readonly { readonly pods: number; readonly peak: number | null }[]): Line {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [pods, peak] = [
    mean(points.map((point) => point.pods)),
    mean(points.map((point) => point.peak ?? 0)),
  ];
  const slope =
    mean(points.map((point) => (point.pods - pods) * ((point.peak ?? 0) - peak))) /
    mean(points.map((point) => (point.pods - pods) ** 2));
  const floor = (peak - slope * pods) / 2 ** 20;
  const kibibytes = slope / 1024;
  return {
    what: `memory a pod, above a floor of ${floor.toFixed(0)} MiB`,
    cells: ['', '', '', `${number(kibibytes)} KiB`, '', ''],
    target: `≤ ${MOST_KIB_PER_POD} KiB`,
    missed: kibibytes <= MOST_KIB_PER_POD ? null : 'memory',
  };
}

function podsIn(ledger: string): number {
  return Number(/"resource":\s*"pods",\s*"count":\s*(\d+)/.exec(ledger)?.[1]);
}

function sized(file: string): string {
  return `${megabytes(file).toFixed(0)} MB ${basename(file).replace(/-[\d.]+MB.*/, '')}`;
}
