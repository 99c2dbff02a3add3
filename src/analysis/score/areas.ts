import type { Captured } from '../../model/captured.ts';
import type { SourceName } from '../../model/kinds.ts';
import { KNOWN_MAKERS } from '../../rules/pod-labels.ts';
import { besideAvailable, isAvailable } from '../inventory/availability.ts';
import type { Component, WorkloadRow, WorkloadState } from '../inventory/inventory.ts';
import { type AreaInput, type Assessment, provided, together, unseen } from './assessment.ts';
import { share } from './share.ts';

/** Points of 100, and what earns them. */
export interface Area {
  readonly area: string;
  readonly weight: number;
  readonly assess: (input: AreaInput) => Assessment;
}

/**
 * Weights say how much of a cluster's health an area is; they sum to 100. Every area is a share of things counted:
 * a workload, a node, a claim or a route counts once, a degraded one by the part of it that works.
 */
export const AREAS: readonly Area[] = [
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

/**
 * What decides how many workloads there are and whether they work: without ReplicaSets nobody knows whose pods are
 * whose, without nodes nobody knows which pods are lost.
 */
const OF_WORKLOADS: readonly SourceName[] = ['pods', ...KNOWN_MAKERS, 'nodes'];

function nodes({ captured, inventory }: AreaInput): Assessment {
  if (inventory.nodes.length === 0) return unseen(captured, ['nodes']);
  const ready = inventory.nodes.filter((node) => node.ready);
  const seen = `${ready.length} of ${inventory.nodes.length}`;
  if (captured.state('nodes') !== 'partial' && hasTables(captured))
    return { score: null, reason: `${seen} nodes Ready; tables of nodes show no pressure` };
  const sound = ready.filter((node) => node.troubles.length === 0);
  const under =
    ready.length === sound.length ? '' : `, ${ready.length - sound.length} of them under pressure`;
  const captive = captured.state('nodes') === 'partial' ? 'captured ' : '';
  return provided(captured, ['nodes'], {
    score: share(sound.length + (ready.length - sound.length) / 2, inventory.nodes.length),
    reason: `${seen} ${captive}nodes Ready${under}`,
  });
}

function hasTables(captured: Captured): boolean {
  return !captured.without(['table']).all('nodes') && captured.fromText('nodes');
}

/** Share of wanted replicas that are ready, workload by workload; one that serves beside broken pods counts half. */
function workloads(input: AreaInput, components: readonly Component[]): Assessment {
  return provided(input.captured, OF_WORKLOADS, counted(input, components));
}

function counted({ captured, inventory }: AreaInput, components: readonly Component[]): Assessment {
  const judged = inventory.workloads.filter((row) => components.includes(row.component) && isJudged(row));
  if (judged.length === 0) return { score: null, reason: 'no workload of this kind was captured' };
  const sum = judged.reduce((total, row) => total + worth(row), 0);
  return { score: share(sum, judged.length), reason: availability(judged, captured) };
}

/** Who is known by pods alone may want more of them, so that a broken one beside the others is one that is missing. */
function availability(judged: readonly WorkloadRow[], captured: Captured): string {
  const whole = OF_WORKLOADS.every((source) => captured.state(source) !== 'partial');
  const works = judged.filter(({ state }) => state === 'healthy').length;
  if (!whole) return `${works} of ${judged.length} captured workloads without a problem`;
  const words = (count: number) => `${count} of ${judged.length} workloads fully available`;
  return captured.any('deployments')
    ? `${words(judged.filter(isAvailable).length)}${besideAvailable(judged)}`
    : words(works);
}

function worth({ state, ready, desired }: WorkloadRow): number {
  if (state === 'healthy') return 1;
  if (state !== 'degraded' || desired === 0) return 0;
  return ready >= desired ? 0.5 : ready / desired;
}

/**
 * Idle, finished and suspended workloads are neither good nor bad. ReplicationControllers are left out: next to nobody
 * has them or captures them, and an area that had to wait for them would wait forever.
 */
function isJudged({ ref, state }: WorkloadRow): boolean {
  return JUDGED.has(state) && ref.kind !== 'ReplicationController';
}

const JUDGED: ReadonlySet<WorkloadState> = new Set(['healthy', 'degraded', 'down', 'failed']);

function networking(input: AreaInput): Assessment {
  const { captured, inventory } = input;
  const parts = [counted(input, ['networking'])];
  const known = inventory.routes.filter((route) => route.state !== 'unknown');
  if (known.length > 0) {
    const active = known.filter((route) => route.state === 'active').length;
    const degraded = known.filter((route) => route.state === 'degraded').length;
    parts.push({
      score: share(active + degraded / 2, known.length),
      reason: `${active} of ${known.length} ingress routes with all backends ready`,
    });
  }
  // Either kind tells the addresses behind a Service.
  const addresses: SourceName = captured.any('endpointSlices') ? 'endpointSlices' : 'endpoints';
  const needed = captured.state('ingresses') === 'empty' ? [] : [addresses];
  return provided(captured, [...OF_WORKLOADS, 'ingresses', 'services', ...needed], together(parts));
}

function storage(input: AreaInput): Assessment {
  const { captured, inventory } = input;
  const claims = inventory.claims;
  const bound = claims.filter((claim) => claim.phase === 'Bound').length;
  const claimed =
    claims.length > 0
      ? [{ score: share(bound, claims.length), reason: `${bound} of ${claims.length} claims Bound` }]
      : [];
  return provided(
    captured,
    [...OF_WORKLOADS, 'persistentVolumeClaims'],
    together([counted(input, ['storage']), ...claimed]),
  );
}

/** 100 while the busier of CPU and memory stays below 50 %; then falling evenly to 0 at 100 %. */
function headroom({ captured, capacity }: AreaInput): Assessment {
  const used = [
    { name: 'memory', percent: capacity.memory?.usage?.percent },
    { name: 'CPU', percent: capacity.cpu?.usage?.percent },
  ].flatMap(({ name, percent }) => (percent === undefined ? [] : [{ name, percent }]));
  if (used.length === 0) return unmeasured(captured);
  const busiest = used.toSorted((a, b) => b.percent - a.percent)[0];
  const worst = busiest?.percent ?? 0;
  return provided(captured, ['nodes', 'nodeMetrics'], {
    score: Math.max(0, Math.min(100, Math.floor(200 - 2 * worst + 0.5))),
    reason: `${worst.toFixed(1)} % of allocatable ${busiest?.name ?? ''} used`,
  });
}

function unmeasured(captured: Captured): Assessment {
  return captured.any('nodeMetrics')
    ? { score: null, reason: 'not evaluated: top nodes measured none of these nodes' }
    : unseen(captured, ['nodeMetrics']);
}
