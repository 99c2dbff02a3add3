import type { RootContent } from 'mdast';
import type { Comparison } from '../../analysis/comparison/comparison.ts';
import { groupBy } from '../../model/grouping.ts';
import { formatBytes } from '../../model/quantity.ts';
import { EMPTY_BRIEF } from '../brief/empty-brief.ts';
import type { Brief } from '../brief/schema.ts';
import { statedOf } from '../brief/stated-of.ts';
import { counted } from '../format/numbers.ts';
import { firstOf, objectName, shortName } from '../format/objects.ts';
import { capitalized } from '../format/severities.ts';
import { bullets, heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { figure } from '../numbers/figure.ts';

const MOST_ROWS = 100;
const MOST_NAMED = 20;
const MOST_ALIKE = 4;

/** What the two captures show to have changed, the most telling first. */
export function whatChanged(comparison: Comparison, { measurements }: Brief = EMPTY_BRIEF): string {
  return markdown(
    ...conditions(comparison),
    ...problemPods(comparison),
    ...replicaSets(comparison),
    ...images(comparison, measurements.images),
    ...fields(comparison),
    ...gone(comparison),
  );
}

function conditions({ conditions: changed }: Comparison): readonly RootContent[] {
  if (changed.length === 0) return [];
  return [
    heading(3, 'Node conditions'),
    bullets(
      changed
        .slice(0, MOST_ROWS)
        .map(
          ({ node, type, before, after }): Inline => [strong(code(node)), `: ${type} ${before} → ${after}`],
        ),
    ),
    ...more(changed.length, 'condition'),
  ];
}

function problemPods({ problemPods: { removed } }: Comparison): readonly RootContent[] {
  if (removed.length === 0) return [];
  const total = removed.reduce((sum, { pods }) => sum + pods.length, 0);
  return [
    heading(3, 'Pods with a problem that are gone or well'),
    table(
      [{ title: 'Namespace' }, { title: 'Pods', align: 'right' }, { title: 'Names' }],
      [
        ...removed.slice(0, MOST_ROWS).map(({ namespace, pods }): readonly Inline[] => [
          code(namespace),
          String(pods.length),
          firstOf(
            pods.map((name) => code(name)),
            MOST_NAMED,
            'pods',
          ),
        ]),
        ...others(removed.slice(MOST_ROWS)),
        [strong('Total'), String(total), ''],
      ],
    ),
  ];
}

function others(rest: Comparison['problemPods']['removed']): readonly (readonly Inline[])[] {
  const count = rest.reduce((sum, { pods }) => sum + pods.length, 0);
  return rest.length === 0
    ? []
    : [[counted(rest.length, 'other namespace'), String(count), 'see the JSON comparison']];
}

function replicaSets({ replicaSets: { deleted, before, after }, kinds }: Comparison): readonly RootContent[] {
  if (deleted.length === 0) return [];
  const total = deleted.reduce((sum, { count }) => sum + count, 0);
  const shown = deleted.slice(0, MOST_ROWS);
  const rest = deleted.slice(MOST_ROWS).reduce((sum, { count }) => sum + count, 0);
  const created = kinds.find(({ kind }) => kind === 'ReplicaSet')?.created ?? null;
  return [
    heading(3, 'ReplicaSets deleted'),
    table(
      [{ title: 'Deployment' }, { title: 'ReplicaSets deleted', align: 'right' }],
      [
        ...shown.map(({ deployment, count }) => [shortName(deployment), String(count)]),
        ...(rest === 0 ? [] : [[counted(deleted.length - shown.length, 'other Deployment'), String(rest)]]),
        [strong('Total'), String(total)],
      ],
    ),
    ...(before === null || after === null || created === null
      ? []
      : [
          paragraph(
            `${figure('ReplicaSets compared, before', before.total)} before, ${total} deleted, ${created} created, ${figure('ReplicaSets compared, after', after.total)} after.`,
          ),
        ]),
  ];
}

/** The size of the new image where a node lists it, or the auditor states one. */
function images(
  { images: changed }: Comparison,
  sizes: Brief['measurements']['images'],
): readonly RootContent[] {
  if (changed.length === 0) return [];
  const shown = changed.slice(0, MOST_ROWS);
  const withSize = shown.some(({ after }) => statedOf(sizes, after) !== undefined);
  const isMeasured = shown.some(({ afterBytes }) => afterBytes !== null);
  return [
    heading(3, 'Images'),
    table(
      [
        { title: 'Workload' },
        { title: 'Container' },
        { title: 'Before' },
        { title: 'After' },
        ...(isMeasured ? [{ title: 'Size after, on the nodes', align: 'right' as const }] : []),
        ...(withSize ? [{ title: 'Size after (stated by the auditor)' }] : []),
      ],
      shown.map(({ workload, container, before, after, afterBytes }) => [
        objectName(workload),
        code(container),
        code(before),
        code(after),
        ...(isMeasured ? [afterBytes === null ? 'not listed' : formatBytes(afterBytes)] : []),
        ...(withSize ? [statedOf(sizes, after) ?? ''] : []),
      ]),
    ),
    ...more(changed.length, 'image'),
  ];
}

/** One line for a change that many objects share: all fourteen limits are one change. */
function fields({ objects }: Comparison): readonly RootContent[] {
  const changes = objects.flatMap(({ ref, change, fields: own }) =>
    change === 'changed' && ref.kind !== 'Pod' ? own.map((field) => ({ ref, field })) : [],
  );
  const alike = [
    ...groupBy(changes, ({ ref, field }) =>
      [ref.kind, field.path, field.before, field.after].join('\u0000'),
    ).values(),
  ].filter((own) => !own[0]?.field.path.endsWith('.image'));
  if (alike.length === 0) return [];
  return [
    heading(3, 'Settings and states'),
    table(
      [{ title: 'Objects' }, { title: 'Field' }, { title: 'Before' }, { title: 'After' }],
      alike.slice(0, MOST_ROWS).flatMap((own) => {
        const [first] = own;
        if (first === undefined) return [];
        const { path, before, after } = first.field;
        const names = own.map(({ ref }) => shortName(ref));
        return [
          [
            [
              own.length === 1 ? `${first.ref.kind} ` : `${counted(own.length, first.ref.kind)}: `,
              firstOf(names, MOST_ALIKE, `${first.ref.kind}s`),
            ],
            code(path),
            before === null ? 'not set' : code(before),
            after === null ? 'not set' : code(after),
          ],
        ];
      }),
    ),
    ...more(alike.length, 'change'),
  ];
}

/** Objects that came or went, besides what has a table of its own. */
function gone({ objects }: Comparison): readonly RootContent[] {
  const own = objects.filter(
    ({ ref, change, owner }) =>
      change !== 'changed' &&
      ref.kind !== 'ReplicaSet' &&
      ref.kind !== 'Event' &&
      (owner === null || ref.kind !== 'Pod'),
  );
  if (own.length === 0) return [];
  const byChange = [...groupBy(own, ({ change }) => change)];
  return [
    heading(3, 'Objects created and deleted'),
    bullets(
      byChange.map(
        ([change, group]): Inline => [
          strong(`${capitalized(change)} (${group.length}):`),
          ' ',
          firstOf(
            group.map(({ ref }) => objectName(ref)),
            MOST_NAMED,
            'objects',
          ),
        ],
      ),
    ),
  ];
}

function more(length: number, noun: string): readonly RootContent[] {
  return length > MOST_ROWS
    ? [paragraph(`${counted(length - MOST_ROWS, `more ${noun}`)}: see the JSON comparison.`)]
    : [];
}
