import { resolve } from 'node:path';
import type { Cluster } from '../../../src/model/cluster.ts';
import { type SourceName, sourceNames } from '../../../src/model/kinds.ts';
import { createLinks } from '../../../src/model/links.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { evaluate } from '../../../src/rules/evaluate.ts';
import { readSnapshot } from '../../../src/snapshot/read-snapshot.ts';
import { cpu, cpuTime } from '../cpu-time.ts';
import { BYTES_PER_POD, createDumps } from '../dumps.ts';
import { machine } from '../machine.ts';
import type { Site } from '../measure.ts';
import { parseOptions, USAGE } from '../options.ts';
import { median } from '../rounds.ts';
import { surrounded } from './surroundings.ts';

const PODS = [7500, 15_000];
const SLOWEST = 10;

/** What was measured of one dump, in milliseconds. */
interface Measured {
  readonly pods: number;
  /** Of all kinds, in the whole cluster. */
  readonly objects: number;
  readonly reading: number;
  /** All rules over what the dump holds, and over a whole cluster around its pods, links included. */
  readonly alone: number;
  readonly whole: number;
  /** By rule id, over the whole cluster, with what rules share made already. */
  readonly byRule: ReadonlyMap<string, number>;
}

/** Prints what the rules cost beside reading, which are the slowest, and how they grow; the exit code. */
export async function main({
  args,
  root,
  folder,
}: Site & { readonly args: readonly string[] }): Promise<number> {
  const options = parseOptions(args);
  if (options === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const dumps = createDumps(resolve(options.dumps ?? folder), (text) => process.stderr.write(`${text}\n`));
  const measured: Measured[] = [];
  for (const pods of PODS)
    measured.push(await measureRules(dumps.dump((pods * BYTES_PER_POD) / 1e6), options.rounds));
  const [small, large] = measured;
  if (small === undefined || large === undefined) return 1;
  process.stdout.write(
    `# What rules cost\n\n${machine(root)}\nMedians of ${options.rounds} rounds, in CPU time of one process.\n\n`,
  );
  process.stdout.write(`${totals(measured)}\n${slowest(small, large)}`);
  const missed = large.alone >= large.reading;
  return options.check && missed ? 1 : 0;
}

async function measureRules(path: string, rounds: number): Promise<Measured> {
  const runs: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await measureOnce(path));
  const of = (value: (run: Measured) => number) => median(runs.map(value));
  return {
    pods: runs[0]?.pods ?? 0,
    objects: runs[0]?.objects ?? 0,
    reading: of((run) => run.reading),
    alone: of((run) => run.alone),
    whole: of((run) => run.whole),
    byRule: new Map(RULES.map(({ id }) => [id, of((run) => run.byRule.get(id) ?? Number.NaN)])),
  };
}

async function measureOnce(path: string): Promise<Measured> {
  const started = cpu();
  const { cluster } = await readSnapshot(path, { namespaces: null, capturedAt: null });
  const reading = cpu() - started;
  const alone = cpuTime(() => evaluate(RULES, cluster));
  const around = surrounded(cluster);
  // Links are made when first asked for, and shared: these have been asked for nothing.
  const fresh: Cluster = { ...around, links: createLinks(around) };
  const whole = cpuTime(() => evaluate(RULES, fresh));
  const byRule = new Map(RULES.map((rule) => [rule.id, cpuTime(() => evaluate([rule], fresh))]));
  const objects = sourceNames.reduce((sum, source) => sum + lengthOf(around[source]), 0);
  return { pods: cluster.pods.length, objects, reading, alone, whole, byRule };
}

function lengthOf(objects: Cluster[SourceName]): number {
  return objects !== null && 'length' in objects ? objects.length : 0;
}

function totals(measured: readonly Measured[]): string {
  const rows = measured.map(
    ({ pods, objects, reading, alone, whole }) =>
      `| ${pods} | ${ms(reading)} | ${ms(alone)} | ${ratio(alone, reading)} | ${objects} | ${ms(whole)} | ${((1000 * whole) / objects).toFixed(1)} |\n`,
  );
  return (
    `| pods in the dump | reading, ms | all ${RULES.length} rules, ms | of reading (target: below 1) | objects of a whole cluster around them | all rules, ms | µs an object |\n` +
    `| --: | --: | --: | --: | --: | --: | --: |\n${rows.join('')}`
  );
}

function slowest(small: Measured, large: Measured): string {
  const rows = [...large.byRule]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, SLOWEST)
    .map(([id, time]) => {
      const before = small.byRule.get(id) ?? Number.NaN;
      return `| ${id} | ${ms(before)} | ${ms(time)} | ${ratio(time, before)} |\n`;
    });
  return (
    `| the slowest rules over a whole cluster | ${small.pods} pods, ms | ${large.pods} pods, ms | growth (linear: ${ratio(large.pods, small.pods)}) |\n` +
    `| --- | --: | --: | --: |\n${rows.join('')}` +
    `| all rules | ${ms(small.whole)} | ${ms(large.whole)} | ${ratio(large.whole, small.whole)} |\n`
  );
}

function ms(value: number): string {
  return value.toFixed(1);
}

function ratio(part: number, whole: number): string {
  return (part / whole).toFixed(2);
}
