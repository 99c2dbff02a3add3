import type { Audit } from '../../analysis/audit.ts';
import { namespacedName } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import { cleanText } from '../markdown/clean-text.ts';
import { yamlText } from './yaml-text.ts';

const MOST = 40;

/**
 * A brief to fill in, from what the snapshot already knows. It says nothing as it is: everything is a comment, prose
 * after `##`, keys after `#`. Each group of keys is valid when it is uncommented, alone and with all the others.
 */
export function starterBrief(audit: Audit): string {
  return [
    '## What you know and no snapshot contains. Take the "# " off the lines you want, and change what they say.',
    '## "kube-dossier schema brief" prints the JSON Schema of this file, "kube-dossier facts SNAPSHOT" what expressions may ask.',
    `## Snapshot: ${cleanText(audit.ledger.snapshot, 100)}`,
    ...sections(audit)
      .filter(({ keys }) => keys.length > 0)
      .flatMap(({ prose, keys }) => [
        '',
        ...prose.map((text) => `## ${text}`),
        ...keys.map((key) => `# ${key}`),
      ]),
    '',
  ].join('\n');
}

interface Section {
  readonly prose: readonly string[];
  readonly keys: readonly string[];
}

function sections(audit: Audit): readonly Section[] {
  const { inventory, scope } = audit;
  const workloads = inventory.workloads.filter(({ state }) => state !== 'finished');
  const named = (rows: typeof workloads) => references(rows.map(({ ref }) => namespacedName(ref)));
  const broken = troubled(audit);
  const running = named(workloads.filter(({ state, desired }) => desired > 0 && state !== 'idle'));
  return [
    {
      prose: ['The document. Without a date it bears the day of the capture.'],
      keys: [
        'report:',
        '  title: Audit of the cluster',
        '  auditor: Your name or team',
        '  project: Your project',
        '  nextReview: after the next release',
      ],
    },
    {
      prose: ['The cluster.'],
      keys: ['cluster:', '  name: What people call it', '  purpose: What it is for'],
    },
    {
      prose: ['What each namespace is for.'],
      keys: map('namespaces', names(scope.namespaces), 'what it is for'),
    },
    {
      prose: ['What each node is called or for.'],
      keys: map('nodes', names(inventory.nodes.map(({ name }) => name)), 'what it is for'),
    },
    {
      prose: ['Notes on workloads.'],
      keys: map('workloads', running.slice(0, 5), 'a note'),
    },
    {
      prose: ['Workloads that must run: the report says so where they do not.'],
      keys: list('critical', running.slice(0, 5)),
    },
    {
      prose: ['Workloads at zero replicas: why, where it is on purpose.'],
      keys: map(
        'deferred',
        named(workloads.filter(({ state }) => state === 'idle')),
        'why it is scaled to zero',
      ),
    },
    {
      prose: ['What is behind each StorageClass.'],
      keys: storage(inventory.storageClasses.map(({ name }) => name).filter((name) => name !== '(no class)')),
    },
    {
      prose: ['What claims hold.'],
      keys: map('claims', references(inventory.claims.map(namespacedName)).slice(0, 10), 'what it holds'),
    },
    {
      prose: ['What it means for the business that these do not work.'],
      keys: map('impact', broken, 'what does not work'),
    },
    { prose: ['Tickets about them.'], keys: map('issues', broken, '#1') },
    {
      prose: ['What is known to be left: a list, or none.'],
      keys: list('knownIssues', ['what is left']),
    },
    {
      prose: ['Objectives. The snapshot answers "measure" and "met"; what it cannot tell is not evaluated.'],
      keys: [
        'successMetrics:',
        '  - metric: Nodes that are Ready',
        '    target: all of them',
        '    measure: nodes.ready',
        '    met: nodes.ready == nodes.total',
        '  - metric: Pods with a problem',
        '    target: none',
        '    measure: pods.problem',
        '    met: pods.problem == 0',
      ],
    },
    { prose: ['To verify when the work is done.'], keys: checks(running) },
    {
      prose: ['Claims for the summary. One whose check fails is printed as contradicted.'],
      keys: [
        'statements:',
        '  - text: All nodes are Ready and no pod has a problem.',
        '    check: nodes.notReady == 0 && pods.problem == 0',
      ],
    },
    {
      prose: ['What to do, besides what the report recommends by itself.'],
      keys: [
        'recommendations:',
        '  - horizon: short-term',
        '    title: What to do',
        '    details:',
        '      - How to do it',
      ],
    },
    {
      prose: ['Sections of your own, in Markdown.'],
      keys: ['sections:', '  - title: Background', '    markdown: |', '      What the reader should know.'],
    },
  ];
}

function map(key: string, entries: readonly string[], text: string): readonly string[] {
  if (entries.length === 0) return [];
  return [`${key}:`, ...entries.slice(0, MOST).map((name) => `  ${yamlText(name)}: ${yamlText(text)}`)];
}

function list(key: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0
    ? []
    : [`${key}:`, ...entries.slice(0, MOST).map((name) => `  - ${yamlText(name)}`)];
}

function storage(classes: readonly string[]): readonly string[] {
  const known = names(classes);
  if (known.length === 0) return [];
  return [
    'storage:',
    ...known
      .slice(0, MOST)
      .flatMap((name) => [`  ${yamlText(name)}:`, '    capacity: 1TB', '    backend: What provides it']),
  ];
}

function checks(running: readonly string[]): readonly string[] {
  const own = running.slice(0, 3).map((name) => {
    const fact = `workloads[${yamlQuote(name)}]`;
    return [
      `  - item: ${yamlText(`${name} runs with all its replicas`)}`,
      `    check: ${fact}.ready >= ${fact}.desired`,
    ];
  });
  return [
    'checklist:',
    '  - item: Every node is Ready',
    '    check: nodes.notReady == 0',
    ...own.flat(),
    '  - item: The site answers from outside',
    '    result: not run',
  ];
}

function yamlQuote(name: string): string {
  return `"${name}"`;
}

/** Subjects of health findings, worst first, in the words a brief has for them. */
function troubled({ findings }: Audit): readonly string[] {
  const subjects = findings
    .filter(({ group }) => group === 'health')
    .map(({ subject }) =>
      subject.namespace === null ? `${subject.kind}/${subject.name}` : namespacedName(subject),
    );
  return references(subjects).slice(0, 10);
}

/** Names that a brief can bear: of one line, without blanks around or what YAML gives a meaning of its own. */
function names(all: readonly string[]): readonly string[] {
  return [...new Set(all)]
    .filter((name) => /^\S+$/.test(name) && name !== '__proto__')
    .toSorted(by((name) => name));
}

function references(all: readonly string[]): readonly string[] {
  return [...new Set(all)].filter((name) => /^[\w.-]+\/[\w.:-]+$/.test(name));
}
