import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { auditOf, EMPTY_BRIEF, pageOf, RULES, readSnapshot } from '../../src/index.ts';
import { VERSION } from '../../src/version.ts';
import { machine } from './machine.ts';
import type { Site } from './measure.ts';
import { parseOptions, USAGE } from './options.ts';
import { median } from './rounds.ts';

/** Prints what each part of a report about one capture costs, in one process. */
export async function main({ args, root }: Site & { readonly args: readonly string[] }): Promise<number> {
  const options = parseOptions(args);
  if (options === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const rounds: (readonly Part[])[] = [];
  for (let round = 0; round <= options.rounds; round += 1) rounds.push(await parts(options.parts));
  const [first = [], ...others] = rounds;
  const rows = first.map(({ what, milliseconds }, index) => {
    const warm = median(others.map((round) => round[index]?.milliseconds ?? Number.NaN));
    return `| ${what} | ${milliseconds.toFixed(1)} | ${warm.toFixed(1)} |\n`;
  });
  process.stdout.write(
    `# What the parts of a report cost\n\n${machine(root)}\n` +
      `| part of a report about ${options.parts} | first time, ms | median of ${options.rounds} more |\n` +
      `| --- | --: | --: |\n${rows.join('')}`,
  );
  return 0;
}

interface Part {
  readonly what: string;
  readonly milliseconds: number;
}

/** Once all of it. What a command pays is the first time, when nothing is compiled yet. */
async function parts(path: string): Promise<readonly Part[]> {
  const done: Part[] = [];
  const timed = async <T>(what: string, work: () => T | Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    done.push({ what, milliseconds: performance.now() - started });
    return result;
  };
  await timed('reading the bytes only', () => readBytes(path));
  const { cluster, ledger } = await timed('readSnapshot: reading, splitting, parsing, projecting', () =>
    readSnapshot(path, { namespaces: null, capturedAt: null }),
  );
  const audit = await timed('auditOf: links, rules, analysis', () =>
    auditOf({ cluster, ledger, rules: RULES, version: VERSION }),
  );
  const without = { brief: EMPTY_BRIEF, minSeverity: null };
  for (const format of ['md', 'html', 'json', 'sarif', 'junit'] as const) {
    await timed(`pageOf: ${format}`, () => pageOf({ audit, kind: 'infrastructure', format, ...without }));
  }
  return done;
}

/** Of a file, or of all files in a folder, in chunks of 1 MB. */
function readBytes(path: string): void {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path)) readBytes(join(path, name));
    return;
  }
  const chunk = Buffer.alloc(1e6);
  const file = openSync(path, 'r');
  try {
    while (readSync(file, chunk) > 0);
  } finally {
    closeSync(file);
  }
}
