import type { RowsShape } from '../../expression/shape.ts';
import { kindOf } from '../../model/kinds.ts';
import { namespacedName, objectKey } from '../../model/object.ts';
import type { Audit } from '../audit.ts';
import type { WorkloadRow } from '../inventory/inventory.ts';
import { WORKLOAD_SOURCES } from '../inventory/workload-sources.ts';
import type { GroupShape } from './fact-shape.ts';
import { count, group, rows, truth, word, words } from './fact-words.ts';
import type { FactValue } from './snapshot-facts.ts';
import { type Wholeness, when, wholeness } from './wholeness.ts';

export const WORKLOADS: RowsShape = rows(
  '`namespace/name`; `namespace/Kind/name` where an earlier kind of that list has the name too',
  'Deployments, StatefulSets, DaemonSets, Jobs, CronJobs and pods of their own',
  WORKLOAD_SOURCES,
  {
    kind: word('`Deployment`, `StatefulSet`, ...', []),
    state: word(
      '`healthy`, `degraded`, `down`, `idle` (none wanted), `running`, `finished`, `failed`, `suspended`',
      [],
    ),
    ready: count('Replicas that are ready', []),
    desired: count('Replicas wanted', []),
    available: count('Of a Deployment: replicas that are available', ['deployments']),
    complete: truth('Of a Deployment: all replicas are of its newest version and available', ['deployments']),
    images: words('Images of its containers', []),
    restarts: count('Restarts of its pods', ['pods']),
    problemPods: count('Its pods that have a problem', ['pods']),
    replicaSets: count('Of a Deployment: its ReplicaSets', ['deployments', 'replicaSets']),
  },
);

export function workloadFacts(audit: Audit): FactValue {
  const facts = wholeness(audit);
  const sets = new Map(
    audit.inventory.replicaSets.rows.map(({ deployment, total }) => [objectKey(deployment), total]),
  );
  const found = new Map<string, FactValue>();
  for (const row of audit.inventory.workloads.toSorted(byKind)) {
    const short = namespacedName(row.ref);
    const replicaSets =
      row.ref.kind === 'Deployment' && facts.whole('replicaSets', 'deployments')
        ? (sets.get(objectKey(row.ref)) ?? 0)
        : null;
    found.set(found.has(short) ? objectKey(row.ref) : short, { ...workload(row, facts), replicaSets });
  }
  return Object.fromEntries(found);
}

function byKind(a: WorkloadRow, b: WorkloadRow): number {
  return rank(a) - rank(b);
}

function rank({ ref }: WorkloadRow): number {
  const source = kindOf(null, ref.kind);
  const place = source === null ? -1 : WORKLOAD_SOURCES.indexOf(source);
  return place < 0 ? WORKLOAD_SOURCES.length : place;
}

function workload(row: WorkloadRow, { whole, wholeIn }: Wholeness): Readonly<Record<string, FactValue>> {
  const isKnown = isSeenItself(row, wholeIn);
  const known = <T extends FactValue>(value: T) => when(isKnown, () => value);
  return {
    kind: row.ref.kind,
    state: row.state === 'unknown' ? null : known(row.state),
    ready: known(row.ready),
    desired: known(row.desired),
    available: row.rollout.available,
    complete: row.rollout.complete,
    images: row.images.length === 0 ? null : row.images,
    restarts: when(whole('pods') || wholeIn('pods', row.ref.namespace), () => row.restarts),
    problemPods: when(whole('pods') || wholeIn('pods', row.ref.namespace), () =>
      row.problems.reduce((sum, each) => sum + each.count, 0),
    ),
  };
}

/** Known by its pods alone, nobody knows how many it wants. */
function isSeenItself({ ref, rollout }: WorkloadRow, wholeIn: Wholeness['wholeIn']): boolean {
  if (rollout.complete !== null) return true;
  const source = kindOf(null, ref.kind);
  return source !== null && wholeIn(source, ref.namespace);
}

export const DEPLOYMENTS: GroupShape = group({
  total: count('Deployments', ['deployments']),
  available: count('Deployments with as many replicas available as they want', ['deployments']),
  complete: count('Deployments whose newest version is rolled out: all replicas are of it and available', [
    'deployments',
  ]),
  idle: count('Deployments that want no replicas', ['deployments']),
  down: count('Deployments that want replicas and have none ready', ['deployments']),
});

export function deploymentFacts(audit: Audit): FactValue {
  const own = audit.inventory.workloads.filter(
    ({ ref, rollout }) => ref.kind === 'Deployment' && rollout.complete !== null,
  );
  const isKnown = wholeness(audit).whole('deployments');
  const number = (is: (row: WorkloadRow) => boolean) => when(isKnown, () => own.filter(is).length);
  return {
    total: number(() => true),
    available: number(({ rollout, desired }) => (rollout.available ?? 0) >= desired),
    complete: number(({ rollout }) => rollout.complete === true),
    idle: number(({ desired }) => desired === 0),
    down: number(({ desired, ready }) => desired > 0 && ready === 0),
  };
}

const OTHER_KINDS = {
  statefulSets: 'StatefulSet',
  daemonSets: 'DaemonSet',
} as const;

export const STATEFUL_SETS: GroupShape = replicated('statefulSets');
export const DAEMON_SETS: GroupShape = replicated('daemonSets');

function replicated(source: keyof typeof OTHER_KINDS): GroupShape {
  const name = `${OTHER_KINDS[source]}s`;
  return group({
    total: count(name, [source]),
    ready: count(`${name} with as many pods ready as they want`, [source]),
  });
}

export function replicatedFacts(audit: Audit, source: keyof typeof OTHER_KINDS): FactValue {
  const own = audit.inventory.workloads.filter(({ ref }) => ref.kind === OTHER_KINDS[source]);
  const isKnown = wholeness(audit).whole(source);
  return {
    total: when(isKnown, () => own.length),
    ready: when(isKnown, () => own.filter(({ ready, desired }) => ready >= desired).length),
  };
}

export const JOBS: GroupShape = group({
  total: count('Jobs that no CronJob made', ['jobs', 'cronJobs']),
  finished: count('Of these: complete', ['jobs', 'cronJobs']),
  failed: count('Of these: failed', ['jobs', 'cronJobs']),
});

export function jobFacts(audit: Audit): FactValue {
  const own = audit.inventory.workloads.filter(({ ref }) => ref.kind === 'Job');
  const isKnown = wholeness(audit).whole('jobs', 'cronJobs');
  const number = (is: (row: WorkloadRow) => boolean) => when(isKnown, () => own.filter(is).length);
  return {
    total: number(() => true),
    finished: number(({ state }) => state === 'finished'),
    failed: number(({ state }) => state === 'failed'),
  };
}

export const REPLICA_SETS: GroupShape = group({
  total: count('ReplicaSets', ['replicaSets', 'deployments']),
  active: count('ReplicaSets that are the current version or have replicas', ['replicaSets', 'deployments']),
  stale: count('The others: old versions without replicas', ['replicaSets', 'deployments']),
  mostOfOne: count('The most that one Deployment has', ['replicaSets', 'deployments']),
});

export function replicaSetFacts(audit: Audit): FactValue {
  const { totals, rows: own } = audit.inventory.replicaSets;
  const isKnown = wholeness(audit).whole('replicaSets', 'deployments');
  return {
    total: when(isKnown, () => totals.total),
    active: when(isKnown, () => totals.active),
    stale: when(isKnown, () => totals.stale),
    mostOfOne: when(isKnown, () => own.reduce((most, { total }) => Math.max(most, total), 0)),
  };
}

export const IMAGES: GroupShape = group({
  total: count('Different images of all workloads', WORKLOAD_SOURCES),
  all: words('The images', WORKLOAD_SOURCES),
  patterns: count('Ways in which the images of Deployments are named, over all namespaces', ['deployments']),
});

export function imageFacts(audit: Audit): FactValue {
  const { workloads, imagePatterns } = audit.inventory;
  const { whole, detailed } = wholeness(audit);
  const all = [...new Set(workloads.flatMap(({ images }) => images))].toSorted();
  const isKnown = whole(...WORKLOAD_SOURCES) && workloads.every(({ images }) => images.length > 0);
  return {
    total: when(isKnown, () => all.length),
    all: when(isKnown, () => all),
    patterns: when(detailed('deployments'), () =>
      imagePatterns.reduce((sum, { patterns }) => sum + patterns.length, 0),
    ),
  };
}
