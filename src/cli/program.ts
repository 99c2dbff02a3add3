import { basename } from 'node:path';
import { Command, Option } from '@commander-js/extra-typings';
import { FORMATS, KINDS_OF_REPORT } from '../report/formats.ts';
import { SEVERITIES } from '../rules/severity.ts';
import { VERSION } from '../version.ts';
import { check } from './check.ts';
import { ledger } from './ledger.ts';
import { collect, time } from './options.ts';
import { report } from './report.ts';
import { rules } from './rules.ts';
import { schema } from './schema.ts';

export interface Invocation {
  /** The path the program was started by: as a kubectl plugin it calls itself `kubectl dossier`. */
  readonly invokedAs: string;
  readonly exit: (code: number) => void;
}

const SNAPSHOT = 'a directory or file of captured kubectl output';

/** The command line: what there is to say, and what says it. */
export function program({ invokedAs, exit }: Invocation): Command {
  const name = basename(invokedAs).startsWith('kubectl-') ? 'kubectl dossier' : 'kube-dossier';
  const root = new Command()
    .name(name)
    .description('Audit reports from captured kubectl snapshots, offline.')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .configureOutput({ outputError: (text, write) => write(`${text.trim().replaceAll('\n', ' ')}\n`) })
    .exitOverride();

  root
    .command('report')
    .description('write a report about a snapshot')
    .argument('<snapshot>', SNAPSHOT)
    .addOption(
      new Option('--kind <kind>', 'which report').choices(KINDS_OF_REPORT).default('infrastructure' as const),
    )
    .addOption(namespaces())
    .option('--brief <file>', 'what the auditor knows; default: brief.yaml in the snapshot')
    .addOption(capturedAt())
    .addOption(new Option('-o, --output <format>', 'what to write').choices(FORMATS).default('md' as const))
    .option('--output-file <file>', 'where to write; - is standard output')
    .option('--output-dir <dir>', 'directory to write into', 'reports')
    .addOption(failOn())
    .addOption(
      new Option(
        '--min-severity <severity>',
        'leave milder findings out of the report; never changes the exit code',
      ).choices(SEVERITIES),
    )
    .option(
      '--baseline <audit.json>',
      'an earlier "report -o json": only findings it lacks count for --fail-on',
    )
    .option('-q, --quiet', 'say nothing on standard error but errors', false)
    .action(async (snapshot, options) => exit(await report(snapshot, options)));

  root
    .command('check')
    .description('print the verdict and the causes')
    .argument('<snapshot>', SNAPSHOT)
    .addOption(namespaces())
    .addOption(capturedAt())
    .addOption(failOn())
    .option(
      '--baseline <audit.json>',
      'an earlier "report -o json": only findings it lacks count for --fail-on',
    )
    .action(async (snapshot, options) => exit(await check(snapshot, options)));

  root
    .command('ledger')
    .description('print what was captured, and what was not')
    .argument('<snapshot>', SNAPSHOT)
    .addOption(namespaces())
    .addOption(capturedAt())
    .addOption(
      new Option('-o, --output <format>', 'table or JSON')
        .choices(['table', 'json'] as const)
        .default('table' as const),
    )
    .action(async (snapshot, options) => exit(await ledger(snapshot, options)));

  root
    .command('rules')
    .description('list the rules, or print the card of one')
    .argument('[id]', 'a rule id')
    .action((id) => exit(rules(id ?? null)));

  root
    .command('schema')
    .description('print the JSON Schema of a file you write, for your editor')
    .argument('<name>', 'brief')
    .action((which) => exit(schema(which)));

  for (const command of root.commands) command.helpOption('-h, --help', 'print help');
  return root;
}

function namespaces() {
  return new Option(
    '-n, --namespace <names>',
    'only these namespaces; repeat or separate by commas',
  ).argParser(collect);
}

function capturedAt() {
  return new Option('--captured-at <time>', 'when the snapshot was taken, if it does not say').argParser(
    time,
  );
}

function failOn() {
  return new Option('--fail-on <severity>', 'exit with 1 on findings this severe or worse').choices(
    SEVERITIES,
  );
}
