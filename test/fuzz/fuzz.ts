import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { captures } from './captures/catalogue.ts';
import { type Failure, signature } from './failure.ts';
import { made, recipe } from './fuzz-case.ts';
import { parseOptions, USAGE } from './options.ts';
import { type Programs, ReadingProcess } from './reading-process.ts';
import { shrunk } from './shrink.ts';
import { written } from './written.ts';

interface Program {
  readonly args: readonly string[];
  /** The checkout. */
  readonly root: string;
  /** A folder of this run. */
  readonly folder: string;
  readonly programs: Programs;
}

/** Runs cases until the time is over; the exit code is 1 when one of them failed. */
export async function main({ args, root, folder, programs }: Program): Promise<number> {
  const options = parseOptions(args);
  if (options === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { seed, from, cases, minutes, only, out } = options;
  const all = captures(root, options.corpus);
  const chosen = all.filter(({ name }) => name === only || only === '' || name.startsWith(`${only}/`));
  if (chosen.length === 0) {
    process.stderr.write(
      `error: no capture is called ${only}; expected one of ${all.map(({ name }) => name).join(', ')}\n`,
    );
    return 2;
  }
  say(`seed ${seed}, ${chosen.length} captures`);
  const reading = new ReadingProcess(programs, folder);
  const found = new Map<string, number>();
  const started = Date.now();
  const end = started + minutes * 60_000;
  let number = from;
  for (let told = started; Date.now() < end && (cases === null || number < from + cases); number++) {
    const one = recipe(chosen, seed, number);
    const failures = await reading.read(made(one, one.steps));
    for (const failure of failures) {
      const same = signature(failure);
      const times = found.get(same) ?? 0;
      found.set(same, times + 1);
      if (times > 0) continue;
      say(
        `seed ${seed} case ${number} (${one.capture.name}, ${one.container}): ${failure.promise}: ${failure.message.slice(0, 600)}`,
      );
      const smallest = isWhole(failure)
        ? made(one, one.steps)
        : await shrunk(one, failure, (other) => reading.read(other));
      keep(join(out, `${seed}-${number}-${failure.promise.replace(/\W+/g, '-')}`), smallest, failure);
    }
    if (Date.now() - told < 60_000) continue;
    told = Date.now();
    say(
      `${number - from + 1} cases in ${Math.round((told - started) / 1000)} s, ${found.size} kinds of failure`,
    );
  }
  reading.close();
  say(`${number - from} cases of seed ${seed} in ${Math.round((Date.now() - started) / 1000)} s`);
  for (const [same, times] of found) say(`${times} times ${same}`);
  return found.size === 0 ? 0 : 1;
}

/** Less of it is fast, or small, or no longer what makes a text a secret. */
function isWhole({ promise }: Failure): boolean {
  return promise === 'is slow' || promise === 'takes memory' || promise === 'leaks';
}

function keep(
  folder: string,
  smallest: Parameters<typeof written>[1] & { readonly done: readonly string[] },
  failure: Failure,
): void {
  written(join(folder, 'input'), smallest);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'failure.txt'),
    `${failure.promise}: ${failure.message}\n\n${smallest.done.join('\n')}\n`,
  );
  say(`  written to ${folder}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
