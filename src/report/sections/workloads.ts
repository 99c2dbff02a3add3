import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { besideAvailable, hasOpenRollout, isAvailable } from '../../analysis/inventory/availability.ts';
import type { Component, WorkloadRow, WorkloadState } from '../../analysis/inventory/inventory.ts';
import type { PodTrouble } from '../../analysis/inventory/pod-trouble.ts';
import { groupBy } from '../../model/grouping.ts';
import { kubectlAge } from '../../model/human-duration.ts';
import { type ObjectReference, objectKey } from '../../model/object.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Brief } from '../brief/schema.ts';
import { counted, listed } from '../format/numbers.ts';
import { byNamespace } from '../format/objects.ts';
import { capitalized } from '../format/severities.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { isKnownByPodsAlone } from '../sources.ts';
import { autoscalers } from './autoscalers.ts';
import { leftBehind } from './left-behind.ts';

/** So many workloads of one component are listed. */
const MOST_HEALTHY = 40;
const MOST_BROKEN = 200;

const ORDER: readonly Component[] = [
  'control plane',
  'networking',
  'storage',
  'certificates',
  'gitops',
  'hardware',
  'monitoring',
  'logging',
  'backup',
  'database',
  'application',
];

/** Workloads grouped by what they are for, and what scales them. */
export function workloads(audit: Audit, brief: Brief): string {
  const groups = groupBy(audit.inventory.workloads, ({ component }) => component);
  const classes = runningClasses(audit);
  return markdown(
    ...byPodsAlone(audit),
    ...ORDER.flatMap((component) =>
      componentBlocks(component, groups.get(component) ?? [], audit, brief, classes),
    ),
    ...(audit.inventory.autoscalers.length === 0 ? [] : [heading(3, 'Autoscalers'), ...autoscalers(audit)]),
  );
}

/** Says what the rows of workloads that were not captured themselves do not know. */
function byPodsAlone(audit: Audit): readonly RootContent[] {
  const { workloads: rows } = audit.inventory;
  const kinds = [...new Set(rows.map(({ ref }) => ref.kind))].filter((kind) =>
    isKnownByPodsAlone(audit, { kind }),
  );
  return kinds.length === 0
    ? []
    : [
        paragraph(
          `Known by their pods alone, because the objects themselves were not captured: every ${listed(kinds.toSorted(byCodeUnit))}. Ready is then of the pods there are, not of the replicas asked for, and Age that of the oldest pod.`,
        ),
      ];
}

function componentBlocks(
  component: Component,
  rows: readonly WorkloadRow[],
  audit: Audit,
  brief: Brief,
  classes: RunningClasses,
): readonly RootContent[] {
  if (rows.length === 0) return [];
  const soundRest = rows.filter(({ state }) => !BROKEN.has(state)).slice(MOST_HEALTHY);
  const brokenRest = rows.filter(({ state }) => BROKEN.has(state)).slice(MOST_BROKEN);
  const hidden = new Set([...soundRest, ...brokenRest]);
  const shown = rows.filter((row) => !hidden.has(row));
  const judged = rows.filter(({ state }) => state === 'healthy' || BROKEN.has(state));
  const guessed = judged.some(({ ref }) => isKnownByPodsAlone(audit, ref));
  const notes = Object.keys(brief.workloads).length > 0;
  return [
    heading(
      3,
      judged.length === 0
        ? capitalized(component)
        : `${capitalized(component)} (${availability(judged, guessed)})`,
    ),
    table(
      [
        { title: 'Workload' },
        { title: 'Kind' },
        { title: 'Ready', align: 'right' },
        { title: 'Image' },
        { title: 'Restarts', align: 'right' },
        { title: 'Age', align: 'right' },
        { title: 'Status' },
        ...(notes ? [{ title: 'Note (stated by the auditor)' }] : []),
      ],
      shown.map((row) => [
        ...cells(row, audit, classes),
        ...(notes ? [brief.workloads[`${row.ref.namespace}/${row.ref.name}`] ?? ''] : []),
      ]),
    ),
    ...(brokenRest.length === 0
      ? []
      : [
          paragraph(
            `${counted(brokenRest.length, 'more workload')} with a problem, by namespace: `,
            byNamespace(brokenRest.map(({ ref }) => ref)),
            '; see the JSON audit.',
          ),
        ]),
    ...(soundRest.length === 0
      ? []
      : [paragraph(`${counted(soundRest.length, 'more workload')} without a problem.`)]),
  ];
}

function availability(judged: readonly WorkloadRow[], guessed: boolean): string {
  const share = (count: number) => `${count}/${judged.length}`;
  const words = guessed ? 'with every pod ready' : 'fully available';
  return `${share(judged.filter(isAvailable).length)} ${words}${besideAvailable(judged)}`;
}

const BROKEN: ReadonlySet<WorkloadState> = new Set(['degraded', 'down', 'failed']);

function cells(row: WorkloadRow, audit: Audit, classes: RunningClasses): readonly Inline[] {
  const { ref, ready, desired, images, restarts, createdAt, isNew } = row;
  const guessed = isKnownByPodsAlone(audit, ref);
  const name = code(`${ref.namespace === null ? '' : `${ref.namespace}/`}${ref.name}`);
  const [image, ...others] = images;
  return [
    isNew && !guessed ? [strong(name), ' (NEW)'] : name,
    ref.kind,
    ref.kind === 'CronJob' ? '' : `${ready}/${desired}`,
    image === undefined ? '' : [code(image), others.length === 0 ? '' : ` and ${others.length} more`],
    String(restarts),
    kubectlAge(audit.now, createdAt),
    statusCell(row, guessed, classes),
  ];
}

function statusCell(row: WorkloadRow, guessed: boolean, classes: RunningClasses): string {
  const { state, problems, ref } = row;
  const status = statusText(row, guessed);
  if (problems.length === 0) return status;
  return state === 'healthy'
    ? `${status}; ${leftBehind(problems)}`
    : `${status}: ${problems.map((problem) => problemText(problem, ref, classes)).join(', ')}`;
}

function statusText(row: WorkloadRow, guessed: boolean): string {
  const { state, ref } = row;
  const { kind } = ref;
  if (hasOpenRollout(row)) return '⚠️ available, rollout not complete';
  if (state !== 'healthy') return STATUS[state];
  if (kind === 'CronJob') return 'scheduled';
  return guessed ? '✅ every pod ready' : STATUS.healthy;
}

/** kubectl's STATUS does not tell a sound pod from one that is not ready, or between two crashes. */
function problemText(
  { status, count }: WorkloadRow['problems'][number],
  ref: ObjectReference,
  classes: RunningClasses,
): string {
  const own = status === 'Running' ? (classes.get(objectKey(ref)) ?? []) : [];
  const [only] = own.length === 1 ? own : [];
  const remark = only === undefined ? '' : (RUNNING_BUT[only] ?? '');
  return `${count} ${status}${remark}`;
}

const RUNNING_BUT: Partial<Readonly<Record<PodTrouble, string>>> = {
  unready: ', not ready',
  crash: ', between crashes',
  'node-lost': ', on a lost node',
};

/** What is wrong with the pods of an owner that are called Running, by the owner's key. */
type RunningClasses = ReadonlyMap<string, readonly PodTrouble[]>;

function runningClasses({ inventory }: Audit): RunningClasses {
  const running = inventory.pods.problems.filter(({ status }) => status === 'Running');
  return new Map(
    [...groupBy(running, ({ owner }) => objectKey(owner))].map(([key, own]) => [
      key,
      [...new Set(own.map(({ problem }) => problem))],
    ]),
  );
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
