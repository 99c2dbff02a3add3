import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { groupBy } from '../../model/grouping.ts';
import { kubectlAge } from '../../model/human-duration.ts';
import { resourceName, type SourceName } from '../../model/kinds.ts';
import type { LedgerSource } from '../../model/ledger.ts';
import { counted, listed } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { codeBlock, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { isRead, sourceState } from '../sources.ts';
import { fileRemarks } from './file-remarks.ts';

const MOST_PODS = 200;
const MOST_REFUSED = 5;

/** Every pod with a problem, in kubectl's columns. */
export function problemPods(audit: Audit): string {
  const { inventory, now } = audit;
  const { problems } = inventory.pods;
  const isPlain = sourceState(audit, 'pods') === 'from text' && problems.every(({ node }) => node === null);
  return markdown(
    table(
      [
        { title: 'Namespace' },
        { title: 'Pod' },
        { title: 'Ready', align: 'right' },
        { title: 'Status' },
        { title: 'Restarts', align: 'right' },
        { title: 'Age', align: 'right' },
        { title: 'Node' },
      ],
      problems
        .slice(0, MOST_PODS)
        .map((pod) => [
          code(pod.namespace),
          code(pod.name),
          pod.ready,
          pod.status,
          String(pod.restarts),
          kubectlAge(now, pod.createdAt),
          pod.node === null ? (isPlain ? 'not shown' : 'none') : code(pod.node),
        ]),
    ),
    ...(problems.length > MOST_PODS
      ? [paragraph(`${counted(problems.length - MOST_PODS, 'more pod')}: see the JSON audit.`)]
      : []),
  );
}

/** Rules that could not answer, what they miss, and the commands that would capture it. */
export function notEvaluated(audit: Audit): string {
  const { coverage } = audit;
  return markdown(
    paragraph(
      `${coverage.evaluated} of ${counted(coverage.total, 'rule')} were evaluated. Nothing in this report says that what the others look for is absent.`,
    ),
    table(
      [{ title: 'Rule' }, { title: 'Looks for' }, { title: 'Missing' }],
      coverage.notEvaluated.map(({ rule, title, missing }) => [
        code(rule),
        title,
        missing.map((source) => missingText(audit, source)).join(', '),
      ]),
    ),
    ...textOnly(audit),
    paragraph('To evaluate them, capture:'),
    codeBlock(
      'sh',
      coverage.missing.map(({ command }) => command),
    ),
  );
}

/** What it means that a source was captured as text for people. */
function textOnly({ ledger: { sources } }: Audit): readonly RootContent[] {
  const names = sources.filter(({ state }) => state === 'from text').map(({ resource }) => resource);
  if (names.length === 0) return [];
  return [
    paragraph(
      `Captured as kubectl prints it for people, not as JSON: ${listed(names)}. Such text shows that an object exists and what its columns say. Whatever else the object holds is unknown, its age is rounded, and rules that read more do not see it.`,
    ),
  ];
}

function missingText(audit: Audit, source: SourceName): string {
  const state = sourceState(audit, source);
  if (state === 'not captured') return resourceName(source);
  const isPart = isRead(audit, source) && state !== 'from text';
  return `${resourceName(source)} (${isPart ? 'captured in part' : state === 'failed' ? 'capture failed' : state})`;
}

/** What was captured: sources, then files with something to say. */
export function ledger({ ledger: { sources, files, customKinds } }: Audit): string {
  const known = sources.filter(({ state }) => state !== 'not captured');
  const absent = sources.filter(({ state }) => state === 'not captured').map(({ resource }) => resource);
  const parts: readonly RootContent[] = [
    ...(known.length === 0
      ? []
      : [
          table(
            [
              { title: 'Source' },
              { title: 'State' },
              { title: 'Objects', align: 'right' as const },
              { title: 'Remarks' },
            ],
            known.map(sourceCells),
          ),
        ]),
    ...customKindLine(customKinds),
    ...(absent.length === 0 ? [] : [paragraph(`Not captured: ${absent.join(', ')}.`)]),
    ...fileRemarks(files),
  ];
  return markdown(...parts);
}

function customKindLine(customKinds: Audit['ledger']['customKinds']): readonly RootContent[] {
  const byKind = groupBy(customKinds, ({ kind }) => kind);
  const counts = [...byKind].map(
    ([kind, own]): Inline => `${kind} ${own.reduce((sum, { count }) => sum + count, 0)}`,
  );
  return counts.length === 0 ? [] : [paragraph('Custom resources: ', firstOf(counts, 30, 'kinds'), '.')];
}

function sourceCells({
  resource,
  state,
  count,
  duplicates,
  namespaces,
  reason,
}: LedgerSource): readonly Inline[] {
  const refused = namespaces
    .filter((row) => row.state === 'forbidden' || row.state === 'failed')
    .map(({ namespace, state: own }) => `${own} in ${namespace}`);
  const asked = namespaces.filter((row) => row.state !== 'not captured').length;
  const remarks = [
    ...(asked === 0 || asked === namespaces.length ? [] : [`in ${asked} of ${namespaces.length} namespaces`]),
    ...(duplicates === 0 ? [] : [`${counted(duplicates, 'duplicate')} folded`]),
    ...(reason === null ? [] : [reason]),
    ...refused.slice(0, MOST_REFUSED),
    ...(refused.length > MOST_REFUSED
      ? [`and in ${counted(refused.length - MOST_REFUSED, 'more namespace')}`]
      : []),
  ];
  return [resource, state, String(count), remarks.join('; ')];
}
