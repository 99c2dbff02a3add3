import type { Captured } from '../model/captured.ts';
import type { Cluster } from '../model/cluster.ts';
import { groupBy } from '../model/grouping.ts';
import { resourceName, type SourceName } from '../model/kinds.ts';
import type { Capacity } from './capacity.ts';
import { besideAvailable, isAvailable } from './inventory/availability.ts';
import type { Component, Inventory, WorkloadRow, WorkloadState } from './inventory/inventory.ts';

/** 0 to 100. Areas with documented weights; an area that was not evaluated has no score and no weight in the sum. */
export interface Score {
  /** The weighted mean of the areas that have a score, rounded half up; `null` when none has. */
  readonly overall: number | null;
  readonly areas: readonly ScoreArea[];
  /** Sum of the weights that went in, of all weights. */
  readonly weight: { readonly evaluated: number; readonly total: number };
}

export interface ScoreArea {
  readonly area: string;
  readonly weight: number;
  readonly score: number | null;
  /** What was counted, in words with numbers; or what is missing. */
  readonly reason: string;
}

/**
 * Weights say how much of a cluster's health an area is; they sum to 100. Every area is a share of things counted:
 * a workload, a node, a claim or a route counts once, a degraded one by the part of it that works.
 */
const AREAS: readonly Area[] = [
  { area: 'Nodes', weight: 25, assess: nodes },
  {
    area: 'Control plane and add-ons',
    weight: 15,
    assess: (input) => workloads(input, ['control plane', 'certificates', 'gitops', 'hardware', 'backup']),
  },
  { area: 'Applications', weight: 25, assess: (input) => workloads(input, ['application', 'database']) },
  { area: 'Networking', weight: 10, assess: networking },
  { area: 'Storage', weight: 10, assess: storage },
  {
    area: 'Monitoring and logging',
    weight: 5,
    assess: (input) => workloads(input, ['monitoring', 'logging']),
  },
  { area: 'Resource headroom', weight: 10, assess: headroom },
];

interface Input {
  readonly captured: Captured;
  readonly inventory: Inventory;
  readonly capacity: Capacity;
}

/** `null`: not evaluated, for the reason given. */
type Assessment = { readonly score: number | null; readonly reason: string };

interface Area {
  readonly area: string;
  readonly weight: number;
  readonly assess: (input: Input) => Assessment;
}

/** The health score: shares of what works, weighted by area. */
export function score(cluster: Pick<Cluster, 'captured'>, inventory: Inventory, capacity: Capacity): Score {
  const areas = AREAS.map(({ area, weight, assess }) => ({
    area,
    weight,
    ...assess({ captured: cluster.captured, inventory, capacity }),
  }));
  const scored = areas.flatMap((area) =>
    area.score === null ? [] : [{ weight: area.weight, score: area.score }],
  );
  const weight = scored.reduce((sum, area) => sum + area.weight, 0);
  const weighted = scored.reduce((sum, area) => sum + area.weight * area.score, 0);
  return {
    overall: weight === 0 ? null : Math.floor(weighted / weight + 0.5),
    areas,
    weight: { evaluated: weight, total: areas.reduce((sum, area) => sum + area.weight, 0) },
  };
}

function nodes({ captured, inventory }: Input): Assessment {
  if (inventory.nodes.length === 0) return unseen(captured, ['nodes']);
  const ready = inventory.nodes.filter((node) => node.ready);
  const seen = `${ready.length} of ${inventory.nodes.length}`;
  if (captured.state('nodes') === 'partial') return inPart(`${seen} captured nodes Ready`, 'nodes');
  if (!captured.without(['table']).all('nodes') && captured.fromText('nodes'))
    return { score: null, reason: `${seen} nodes Ready; tables of nodes show no pressure` };
  const sound = ready.filter((node) => node.troubles.length === 0);
  const under =
    ready.length === sound.length ? '' : `, ${ready.length - sound.length} of them under pressure`;
  return {
    score: share(sound.length + (ready.length - sound.length) / 2, inventory.nodes.length),
    reason: `${seen} nodes Ready${under}`,
  };
}

/** Share of wanted replicas that are ready, workload by workload; one that serves beside broken pods counts half. */
function workloads({ captured, inventory }: Input, components: readonly Component[]): Assessment {
  if (!captured.any('pods') && !captured.any('deployments')) return unseen(captured, ['pods', 'deployments']);
  const judged = inventory.workloads.filter(
    (row) => components.includes(row.component) && JUDGED.has(row.state),
  );
  if (judged.length === 0) return { score: null, reason: 'no workload of this kind was captured' };
  const works = judged.filter((row) => row.state === 'healthy').length;
  if (captured.state('pods') === 'partial' && !captured.any('deployments'))
    return inPart(`${works} of ${judged.length} captured workloads without a problem`, 'pods');
  if (captured.state('deployments') === 'partial')
    return inPart(`${works} of ${judged.length} captured workloads without a problem`, 'deployments');
  const sum = judged.reduce((total, row) => total + worth(row), 0);
  return {
    score: share(sum, judged.length),
    reason: availability(judged, captured),
  };
}

/** Who is known by pods alone may want more of them, so that a broken one beside the others is one that is missing. */
function availability(judged: readonly WorkloadRow[], captured: Captured): string {
  const words = (count: number) => `${count} of ${judged.length} workloads fully available`;
  return captured.any('deployments')
    ? `${words(judged.filter(isAvailable).length)}${besideAvailable(judged)}`
    : words(judged.filter(({ state }) => state === 'healthy').length);
}

function worth({ state, ready, desired }: WorkloadRow): number {
  if (state === 'healthy') return 1;
  if (state !== 'degraded' || desired === 0) return 0;
  return ready >= desired ? 0.5 : ready / desired;
}

/** Idle, finished and suspended workloads are neither good nor bad. */
const JUDGED: ReadonlySet<WorkloadState> = new Set(['healthy', 'degraded', 'down', 'failed']);

function networking(input: Input): Assessment {
  const { captured, inventory } = input;
  const parts = [workloads(input, ['networking'])];
  const known = inventory.routes.filter((route) => route.state !== 'unknown');
  if (known.length > 0) {
    const active = known.filter((route) => route.state === 'active').length;
    const degraded = known.filter((route) => route.state === 'degraded').length;
    parts.push({
      score: share(active + degraded / 2, known.length),
      reason: `${active} of ${known.length} ingress routes with all backends ready`,
    });
  } else if (!captured.any('ingresses')) {
    parts.push(unseen(captured, ['ingresses']));
  }
  return together(parts);
}

function storage(input: Input): Assessment {
  const { captured, inventory } = input;
  const claims = inventory.claims;
  const bound = claims.filter((claim) => claim.phase === 'Bound').length;
  const claimed =
    claims.length > 0
      ? [{ score: share(bound, claims.length), reason: `${bound} of ${claims.length} claims Bound` }]
      : [];
  const missing = captured.any('persistentVolumeClaims')
    ? []
    : [unseen(captured, ['persistentVolumeClaims'])];
  return together([workloads(input, ['storage']), ...claimed, ...missing]);
}

/** 100 while the busier of CPU and memory stays below 50 %; then falling evenly to 0 at 100 %. */
function headroom({ captured, capacity }: Input): Assessment {
  const used = [
    { name: 'memory', percent: capacity.memory?.usage?.percent },
    { name: 'CPU', percent: capacity.cpu?.usage?.percent },
  ].flatMap(({ name, percent }) => (percent === undefined ? [] : [{ name, percent }]));
  if (used.length === 0) return unmeasured(captured);
  const busiest = used.toSorted((a, b) => b.percent - a.percent)[0];
  const worst = busiest?.percent ?? 0;
  return {
    score: Math.max(0, Math.min(100, Math.floor(200 - 2 * worst + 0.5))),
    reason: `${worst.toFixed(1)} % of allocatable ${busiest?.name ?? ''} used`,
  };
}

function unmeasured(captured: Captured): Assessment {
  return captured.any('nodeMetrics')
    ? { score: null, reason: 'not evaluated: top nodes measured none of these nodes' }
    : unseen(captured, ['nodeMetrics']);
}

/** The mean of the parts that have a score; 100 only when all of them have it. */
function together(parts: readonly Assessment[]): Assessment {
  const scores = parts.flatMap((part) => part.score ?? []);
  const sum = scores.reduce((total, value) => total + value, 0);
  return {
    score: scores.length === 0 ? null : share(sum, 100 * scores.length),
    reason: parts.map((part) => part.reason).join('; '),
  };
}

/** What is there is counted, but no score made of it: what is missing may be worse. */
function inPart(seen: string, source: SourceName): Assessment {
  return { score: null, reason: `${seen}; ${resourceName(source)} captured in part` };
}

function unseen(captured: Captured, sources: readonly SourceName[]): Assessment {
  const missing = sources.filter((source) => !captured.any(source));
  const byState = groupBy(missing, (source) => captured.state(source));
  const gaps = [...byState].map(([state, own]) => {
    const names = own.map(resourceName).join(', ');
    return state === 'failed' ? `the capture of ${names} failed` : `${names} ${state}`;
  });
  return {
    score: null,
    reason:
      missing.length === 0 ? 'nothing of this kind in this snapshot' : `not evaluated: ${gaps.join(', ')}`,
  };
}

/** In whole points, half up; 100 only for all of it. */
function share(part: number, whole: number): number {
  const points = Math.floor((100 * part) / whole + 0.5);
  return part < whole ? Math.min(99, points) : points;
}
