import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { kubectlAge } from '../../model/human-duration.ts';
import { resourceName } from '../../model/kinds.ts';
import type { LedgerSource } from '../../model/ledger.ts';
import { counted } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { bullets, codeBlock, heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_PODS = 200;
const MOST_PROBLEMS = 100;

/** Every pod with a problem, in kubectl's columns. */
export function problemPods({ inventory, now }: Audit): string {
  const { problems } = inventory.pods;
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
          pod.node === null ? 'none' : code(pod.node),
        ]),
    ),
    ...(problems.length > MOST_PODS
      ? [paragraph(`${problems.length - MOST_PODS} more are in the JSON audit.`)]
      : []),
  );
}

/** Rules that could not answer, what they miss, and the commands that would capture it. */
export function notEvaluated({ coverage }: Audit): string {
  return markdown(
    paragraph(
      `${coverage.evaluated} of ${counted(coverage.total, 'rule')} were evaluated. These were not; nothing in this report says that what they look for is absent.`,
    ),
    table(
      [{ title: 'Rule' }, { title: 'Looks for' }, { title: 'Missing' }],
      coverage.notEvaluated.map(({ rule, title, missing }) => [
        code(rule),
        title,
        missing.map(resourceName).join(', '),
      ]),
    ),
    paragraph('To evaluate them, capture:'),
    codeBlock(
      'sh',
      coverage.missing.map(({ command }) => command),
    ),
  );
}

/** What was captured: sources, then files with something to say. */
export function ledger({ ledger: { sources, files, customKinds } }: Audit): string {
  const known = sources.filter(({ state }) => state !== 'not captured');
  const absent = sources.filter(({ state }) => state === 'not captured').map(({ resource }) => resource);
  const problems = files.flatMap(({ path, problems: own }) =>
    own.map(({ level, message }) => ({ path, level, message })),
  );
  const parts: readonly RootContent[] = [
    table(
      [{ title: 'Source' }, { title: 'State' }, { title: 'Objects', align: 'right' }, { title: 'Remarks' }],
      known.map(sourceCells),
    ),
    ...(customKinds.length === 0
      ? []
      : [
          paragraph(
            'Custom resources: ',
            firstOf(
              customKinds.map(({ kind, count }): Inline => `${kind} ${count}`),
              30,
              'kinds',
            ),
            '.',
          ),
        ]),
    ...(absent.length === 0 ? [] : [paragraph(`Not captured: ${absent.join(', ')}.`)]),
    ...(problems.length === 0
      ? []
      : [
          heading(3, 'Remarks on files'),
          bullets(
            problems
              .slice(0, MOST_PROBLEMS)
              .map(({ path, level, message }): Inline => [code(path), ` (${level}): ${message}`]),
          ),
          ...(problems.length > MOST_PROBLEMS
            ? [paragraph(`${problems.length - MOST_PROBLEMS} more: see the ledger.`)]
            : []),
        ]),
  ];
  return markdown(...parts);
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
  const remarks = [
    ...(duplicates === 0 ? [] : [`${counted(duplicates, 'duplicate')} folded`]),
    ...(reason === null ? [] : [reason]),
    ...refused.slice(0, 5),
  ];
  return [resource, state, String(count), remarks.join('; ')];
}
