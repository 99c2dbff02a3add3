import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { Component, WorkloadRow, WorkloadState } from '../../analysis/inventory/inventory.ts';
import { groupBy } from '../../model/grouping.ts';
import { kubectlAge } from '../../model/human-duration.ts';
import type { Brief } from '../brief/schema.ts';
import { counted } from '../format/numbers.ts';
import { capitalized } from '../format/severities.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** So many healthy workloads of one component are listed; those with a problem always are. */
const MOST_HEALTHY = 40;

const ORDER: readonly Component[] = [
  'control plane',
  'networking',
  'storage',
  'certificates',
  'gitops',
  'monitoring',
  'logging',
  'backup',
  'database',
  'application',
];

/** Workloads grouped by what they are for. */
export function workloads(audit: Audit, brief: Brief): string {
  const groups = groupBy(audit.inventory.workloads, ({ component }) => component);
  return markdown(
    ...ORDER.flatMap((component) => componentBlocks(component, groups.get(component) ?? [], audit, brief)),
  );
}

function componentBlocks(
  component: Component,
  rows: readonly WorkloadRow[],
  audit: Audit,
  brief: Brief,
): readonly RootContent[] {
  if (rows.length === 0) return [];
  const sound = rows.filter(({ state }) => !BROKEN.has(state));
  const hidden = new Set(sound.slice(MOST_HEALTHY));
  const shown = rows.filter((row) => !hidden.has(row));
  const judged = rows.filter(({ state }) => state === 'healthy' || BROKEN.has(state));
  const available = judged.filter(({ state }) => state === 'healthy').length;
  const notes = Object.keys(brief.workloads).length > 0;
  return [
    heading(3, `${capitalized(component)} (${available}/${judged.length} fully available)`),
    table(
      [
        { title: 'Workload' },
        { title: 'Kind' },
        { title: 'Ready', align: 'right' },
        { title: 'Image' },
        { title: 'Restarts', align: 'right' },
        { title: 'Age', align: 'right' },
        { title: 'Status' },
        ...(notes ? [{ title: 'Note' }] : []),
      ],
      shown.map((row) => [
        ...cells(row, audit.now),
        ...(notes ? [brief.workloads[`${row.ref.namespace}/${row.ref.name}`] ?? ''] : []),
      ]),
    ),
    ...(hidden.size === 0 ? [] : [paragraph(`${counted(hidden.size, 'more workload')} without a problem.`)]),
  ];
}

const BROKEN: ReadonlySet<WorkloadState> = new Set(['degraded', 'down', 'failed']);

function cells(
  { ref, ready, desired, images, restarts, createdAt, isNew, state, problems }: WorkloadRow,
  now: number,
): readonly Inline[] {
  const name = code(`${ref.namespace === null ? '' : `${ref.namespace}/`}${ref.name}`);
  const [image, ...others] = images;
  return [
    isNew ? [strong(name), ' (NEW)'] : name,
    ref.kind,
    ref.kind === 'CronJob' ? '' : `${ready}/${desired}`,
    image === undefined ? '' : [code(image), others.length === 0 ? '' : ` and ${others.length} more`],
    String(restarts),
    kubectlAge(now, createdAt),
    [
      STATUS[state],
      problems.length === 0
        ? ''
        : `: ${problems.map(({ status, count }) => `${count} ${status}`).join(', ')}`,
    ],
  ];
}

const STATUS: Readonly<Record<WorkloadState, string>> = {
  healthy: '✅ available',
  degraded: '⚠️ degraded',
  down: '❌ down',
  idle: 'scaled to 0',
  running: 'running',
  finished: 'finished',
  failed: '❌ failed',
  suspended: 'suspended',
  unknown: 'not evaluated',
};
