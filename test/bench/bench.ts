import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command, typed } from './command.ts';
import { createDumps } from './dumps.ts';
import type { MakeGroup, Ours } from './groups/group.ts';
import { layouts } from './groups/layouts.ts';
import { sizes } from './groups/sizes.ts';
import { startUp } from './groups/start-up.ts';
import { yaml } from './groups/yaml.ts';
import { type Line, table } from './line.ts';
import { load, machine } from './machine.ts';
import type { Site } from './measure.ts';
import { parseOptions, USAGE } from './options.ts';
import { medians } from './rounds.ts';
import { memoryMethod } from './watched.ts';

const GROUPS: readonly (readonly [string, MakeGroup])[] = [
  ['start-up', startUp],
  ['sizes', sizes],
  ['layouts', layouts],
  ['yaml', yaml],
];

/** Measures every group and prints the Markdown page; the exit code. */
export async function main({ args, ...site }: Site & { readonly args: readonly string[] }): Promise<number> {
  const options = parseOptions(args);
  if (options === null) {
    say(USAGE);
    return 2;
  }
  const dumps = createDumps(resolve(options.dumps ?? join(site.folder, 'dumps')), say);
  const ours = program(options.program, site);
  const shown = (text: string) => text.replaceAll(dumps.folder, '$DUMPS').replaceAll(site.folder, '$TMP');

  process.stdout.write(`# What reports cost\n\n${machine(site.root)}\n`);
  process.stdout.write(
    `Medians of ${options.rounds} rounds; every command is a process of its own, those of a group alternate. ` +
      `Peak resident memory: ${memoryMethod()}. Files are in the page cache.\n\n`,
  );
  const lines: Line[] = [];
  const typedCommands: string[] = [];
  let failed = false;
  for (const [title, makeGroup] of GROUPS.filter(([title]) => title.includes(options.only))) {
    try {
      const group = makeGroup({ options, dumps, ours, say });
      typedCommands.push(...[...group.commands.values()].map((one) => shown(typed(one))));
      const rounds = options.rounds * (group.times ?? 1);
      say(`${title}: ${rounds} rounds of ${group.commands.size} commands`);
      lines.push(...group.lines(await medians(group.commands, rounds, site)));
    } catch (error) {
      failed = true;
      say(`${title}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  process.stdout.write(`${table(lines)}\nLoad after: ${load()}. The commands:\n\n`);
  process.stdout.write(`\`\`\`sh\n${[...new Set(typedCommands)].join('\n')}\n\`\`\`\n`);
  const missed = lines.some((line) => line.missed !== null);
  return failed || (options.check && missed) ? 1 : 0;
}

/** The given bundle, or a copy of the one of this checkout: what is built meanwhile changes nothing. */
function program(given: string | null, { root, folder }: Site): Ours {
  const copy = join(folder, 'program');
  if (given === null) cpSync(join(root, 'dist'), copy, { recursive: true });
  const file = given === null ? join(copy, 'kube-dossier.cjs') : resolve(given);
  const report = join(folder, 'report.md');
  return {
    program: file,
    report: (capture) => command('node', file, 'report', capture, '-q', '--output-file', report),
    output: (...args) =>
      execFileSync(process.execPath, [file, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30 }),
  };
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
