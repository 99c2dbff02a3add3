import { basename } from 'node:path';
import { Command, Option } from '@commander-js/extra-typings';
import { FORMATS, KINDS_OF_REPORT } from '../report/formats.ts';
import { DATE_FORMATS } from '../report/style/page-style.ts';
import { GROUPS, SEVERITIES } from '../rules/severity.ts';
import { VERSION } from '../version.ts';
import { keep } from './keep.ts';
import { archiveLimits, characters, collect, source, time } from './options.ts';

export interface Invocation {
  /** The path the program was started by: as a kubectl plugin it calls itself `kubectl dossier`. */
  readonly invokedAs: string;
  readonly exit: (code: number) => void;
}

const SNAPSHOT = 'a directory, archive or file of captured kubectl output; - is standard input';

/** The command line: what there is to say, and what says it. A command is loaded when it runs: `--help` needs none. */
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
      new Option(
        '--kind <kind>',
        'which page, of -o md and html; default: infrastructure, namespace for a capture of one, completion with --before',
      ).choices(KINDS_OF_REPORT),
    )
    .option('--before <snapshot>', 'the earlier snapshot, for pages about two')
    .addOption(anyCluster())
    .addOption(namespaces())
    .option('--brief <file>', 'what the auditor knows; default: brief.yaml in the snapshot')
    .addOption(capturedAt())
    .addOption(cluster())
    .addOption(allClusters())
    .addOption(config())
    .addOption(archiveLimit())
    .addOption(new Option('-o, --output <format>', 'what to write').choices(FORMATS).default('md' as const))
    .option('--output-file <file>', 'where to write; - is standard output')
    .option('--output-dir <dir>', 'directory to write into', 'reports')
    .option('--templates <dir>', 'templates of your own in place of ours; "templates eject" writes ours')
    .option('--ascii', 'a page in ASCII, with words where icons would stand', false)
    .addOption(
      new Option('--date-format <format>', 'how a page prints dates: 2026-01-06, or January 6, 2026')
        .choices(DATE_FORMATS)
        .default('iso' as const),
    )
    .option('--time-zone <name>', 'whose clock a page prints, for example Europe/Berlin', 'UTC')
    .addOption(
      new Option(
        '--max-chars <number>',
        'the most characters a Markdown page may have; what has no room goes to an appendix beside it',
      ).argParser(characters),
    )
    .addOption(failOn())
    .addOption(
      new Option(
        '--min-severity <severity>',
        'leave milder findings out of the report; never changes the exit code',
      ).choices(SEVERITIES),
    )
    .addOption(baseline())
    .option('-q, --quiet', 'say nothing on standard error but errors', false)
    .action(async (snapshot, options) => {
      const [{ eachCluster }, { report }] = await Promise.all([
        import('./each-cluster.ts'),
        import('./report.ts'),
      ]);
      exit(await eachCluster(snapshot, options, report));
    });

  aboutSnapshot(root.command('check'))
    .description('print the verdict and the causes')
    .addOption(allClusters())
    .addOption(config())
    .addOption(archiveLimit())
    .addOption(failOn())
    .addOption(baseline())
    .action(async (snapshot, options) => {
      const [{ eachCluster }, { check }] = await Promise.all([
        import('./each-cluster.ts'),
        import('./check.ts'),
      ]);
      exit(await eachCluster(snapshot, options, check));
    });

  root
    .command('why')
    .description('print the causes with their chains, or what is behind one object')
    .argument('<snapshot>', SNAPSHOT)
    .argument('[object]', 'such as deploy/cart, deployment/shop/cart or cart')
    .option('-n, --namespace <name>', 'the namespace of the object')
    .addOption(capturedAt())
    .addOption(cluster())
    .addOption(config())
    .addOption(archiveLimit())
    .action(async (snapshot, object, options) => {
      const { why } = await import('./why.ts');
      exit(await why(snapshot, object ?? null, options));
    });

  root
    .command('compare')
    .description('print what changed from one snapshot to a later one of the same cluster')
    .argument('<before>', SNAPSHOT)
    .argument('<after>', SNAPSHOT)
    .addOption(anyCluster())
    .addOption(namespaces())
    .addOption(cluster())
    .addOption(config())
    .addOption(archiveLimit())
    .addOption(tableOrJson())
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 on new findings this severe or worse').choices(
        SEVERITIES,
      ),
    )
    .action(async (before, after, options) => {
      const { compare } = await import('./compare.ts');
      exit(await compare(before, after, options));
    });

  aboutSnapshot(root.command('plan'))
    .description('print the steps that mend what was found, or write them as a shell script')
    .addOption(config())
    .addOption(archiveLimit())
    .addOption(
      new Option(
        '--keep <n>',
        'how many old revisions of each Deployment to keep; default: 3 where Kubernetes deletes, 0 where the plan does',
      ).argParser(keep),
    )
    .addOption(
      new Option('-o, --output <format>', 'text or JSON')
        .choices(['text', 'json'] as const)
        .default('text' as const),
    )
    .option(
      '--script <file>',
      'also write a POSIX shell script that changes nothing without --apply; - writes it instead',
    )
    .action(async (snapshot, options) => {
      const { plan } = await import('./plan.ts');
      exit(await plan(snapshot, options));
    });

  aboutSnapshot(root.command('ledger'))
    .description('print what was captured, and what was not')
    .addOption(allClusters())
    .addOption(archiveLimit())
    .addOption(tableOrJson())
    .action(async (snapshot, options) => {
      const [{ eachCluster }, { ledger }] = await Promise.all([
        import('./each-cluster.ts'),
        import('./ledger.ts'),
      ]);
      exit(await eachCluster(snapshot, options, ledger));
    });

  aboutSnapshot(root.command('facts'))
    .description('print what the expressions of a brief may ask of a snapshot')
    .addOption(allClusters())
    .addOption(config())
    .addOption(archiveLimit())
    .addOption(tableOrJson())
    .action(async (snapshot, options) => {
      const [{ eachCluster }, { facts }] = await Promise.all([
        import('./each-cluster.ts'),
        import('./facts.ts'),
      ]);
      exit(await eachCluster(snapshot, options, facts));
    });

  const brief = root.command('brief').description('what the auditor knows').helpCommand(false);
  aboutSnapshot(brief.command('init'))
    .description('write a commented brief with what a snapshot already knows, to fill in')
    .addOption(archiveLimit())
    .option('--output-file <file>', 'where to write; - is standard output', 'brief.yaml')
    .helpOption('-h, --help', 'print help')
    .action(async (snapshot, options) => {
      const { briefInit } = await import('./brief-init.ts');
      exit(await briefInit(snapshot, options));
    });

  root
    .command('rules')
    .description('list the rules, or print the card of one')
    .argument('[id]', 'a rule id')
    .addOption(new Option('--group <group>', 'only of this group').choices(GROUPS))
    .addOption(new Option('--severity <severity>', 'only this severe or worse').choices(SEVERITIES))
    .addOption(
      new Option(
        '--kind <kind>',
        'only rules that need it, such as pods, Deployment or "top nodes"',
      ).argParser(source),
    )
    .addOption(config())
    .addOption(tableOrJson())
    .action(async (id, options) => {
      const { rules } = await import('./rules.ts');
      exit(await rules(id ?? null, options));
    });

  const templates = root.command('templates').description('the templates of the pages').helpCommand(false);
  templates
    .command('eject')
    .description('write our templates, to change them and name them with "report --templates"')
    .argument('<dir>', 'a directory that has none of them yet')
    .helpOption('-h, --help', 'print help')
    .action(async (folder) => {
      const { ejectTemplates } = await import('./templates.ts');
      exit(await ejectTemplates(folder));
    });

  root
    .command('schema')
    .description(
      'print the JSON Schema of a file you write, for your editor, or of what a template may print',
    )
    .argument('<name>', 'brief, config, or view- and a kind of page')
    .action(async (which) => {
      const { schema } = await import('./schema.ts');
      exit(await schema(which));
    });

  for (const command of root.commands) command.helpOption('-h, --help', 'print help');
  return root;
}

/** The argument and options with which most commands about one snapshot begin. */
function aboutSnapshot(command: Command) {
  return command
    .argument('<snapshot>', SNAPSHOT)
    .addOption(namespaces())
    .addOption(capturedAt())
    .addOption(cluster());
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

function cluster() {
  return new Option('--cluster <name>', 'which, if the snapshot holds captures of several clusters');
}

function anyCluster() {
  return new Option(
    '--any-cluster',
    'compare two snapshots although they do not show one cluster; objects are then the same by name',
  ).default(false);
}

function allClusters() {
  return new Option('--all-clusters', 'each of the clusters, one after the other').default(false);
}

function config() {
  return new Option(
    '--config <file>',
    'what you have decided about rules and findings; default: .kube-dossier.yaml in the working directory',
  );
}

function archiveLimit() {
  return new Option(
    '--archive-limit <limits>',
    'raise or lower how much archives may unpack to, e.g. entries=500000,entry=16Gi,bytes=64Gi,ratio=200,depth=3',
  ).argParser(archiveLimits);
}

function tableOrJson() {
  return new Option('-o, --output <format>', 'table or JSON')
    .choices(['table', 'json'] as const)
    .default('table' as const);
}

function baseline() {
  return new Option(
    '--baseline <audit.json>',
    'an earlier "report -o json": only findings it lacks count for --fail-on',
  );
}

function failOn() {
  return new Option('--fail-on <severity>', 'exit with 1 on findings this severe or worse').choices(
    SEVERITIES,
  );
}
