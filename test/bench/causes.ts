import { causes } from '../../src/analysis/causes/causes.ts';
import { routeRows } from '../../src/analysis/inventory/network-rows.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { sickCluster } from '../builders/sick-cluster.ts';
import { cpuTime } from './cpu-time.ts';
import { machine } from './machine.ts';
import type { Site } from './measure.ts';
import { median } from './rounds.ts';

const SIZES = [7_500, 15_000];
const ROUNDS = 5;
/** Milliseconds, of the larger. */
const TARGET = 1000;

/** Prints how long causes take at two sizes: a third of the pods is broken. */
export function main({ root }: Site): Promise<number> {
  const rows = SIZES.map((pods) => {
    const cluster = sickCluster(pods);
    const { findings } = evaluate(RULES, cluster);
    const routes = routeRows(cluster);
    const health = findings.filter(({ group }) => group === 'health').length;
    let found = 0;
    const [first = Number.NaN, ...others] = Array.from({ length: ROUNDS + 1 }, () =>
      cpuTime(() => {
        found = causes(cluster, findings, RULES, { routes }).causes.length;
      }),
    );
    return { pods, health, found, first, warm: median(others) };
  });
  const [small, large] = rows;
  const ratio = (large?.warm ?? Number.NaN) / (small?.warm ?? Number.NaN);
  process.stdout.write(
    `# What causes cost\n\n${machine(root)}\n` +
      '| pods | health findings | causes | first time, CPU ms | median of 5 more |\n| --: | --: | --: | --: | --: |\n' +
      rows
        .map(
          ({ pods, health, found, first, warm }) =>
            `| ${pods} | ${health} | ${found} | ${first.toFixed(1)} | ${warm.toFixed(1)} |\n`,
        )
        .join('') +
      `\nTwice the pods take ${ratio.toFixed(2)} times as long. Target of the median: ${TARGET} ms at ${SIZES.at(-1)} pods.\n`,
  );
  return Promise.resolve((large?.warm ?? Number.NaN) <= TARGET ? 0 : 1);
}
