import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { besideAvailable, isAvailable } from '../../analysis/inventory/availability.ts';
import type { Component, WorkloadRow } from '../../analysis/inventory/inventory.ts';
import { countBy } from '../../model/grouping.ts';
import type { SourceName } from '../../model/kinds.ts';
import { counted, listed } from '../format/numbers.ts';
import { firstOf, shortName } from '../format/objects.ts';
import { capitalized } from '../format/severities.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gitopsReady } from '../sections/gitops.ts';
import { gapText, sourceState } from '../sources.ts';

const MOST_NAMED = 8;

/** What the cluster is built of, and how much of each part is available. */
export function buildingBlocks(audit: Audit): string {
  const parts = PARTS.map((component) => ({ component, cells: partCells(component, audit) }));
  const rows = [
    ...(audit.inventory.nodes.length === 0 ? [] : [nodesRow(audit)]),
    ...parts.flatMap(({ cells }) => (cells === null ? [] : [cells])),
    ...gitopsRow(audit),
  ];
  return markdown(
    ...(rows.length === 0
      ? []
      : [table([{ title: 'Part' }, { title: 'State' }, { title: 'What shows it' }], rows)]),
    ...absence(
      parts.flatMap(({ component, cells }) => (cells === null ? [component] : [])),
      audit,
    ),
  );
}

const PARTS: readonly Component[] = [
  'control plane',
  'networking',
  'storage',
  'certificates',
  'monitoring',
  'logging',
  'backup',
  'database',
  'application',
];

function nodesRow({ inventory: { nodes } }: Audit): readonly Inline[] {
  const lost = nodes.filter(({ ready }) => !ready);
  const pressed = nodes.filter(({ ready, troubles }) => ready && troubles.length > 0);
  const named = (own: typeof nodes) =>
    firstOf(
      own.map(({ name }) => code(name)),
      MOST_NAMED,
      'nodes',
    );
  return [
    'Nodes',
    lost.length === nodes.length ? DOWN : lost.length + pressed.length === 0 ? '✅ Ready' : DEGRADED,
    [
      `${nodes.length - lost.length} of ${nodes.length} Ready`,
      ...(lost.length === 0 ? [] : ['; not Ready: ', named(lost)]),
      ...(pressed.length === 0 ? [] : ['; under pressure: ', named(pressed)]),
    ],
  ];
}

const DEGRADED = '⚠️ degraded';
const DOWN = '❌ down';

/** `null` where no workload goes by the names of such a part. */
function partCells(component: Component, audit: Audit): readonly Inline[] | null {
  const all = audit.inventory.workloads.filter((row) => row.component === component);
  if (all.length === 0) return null;
  const own = all.filter(isJudged);
  const title = component === 'control plane' ? 'Control plane and add-ons' : capitalized(component);
  return [title, ...(own.length === 0 ? idleCells(all) : judgedCells(own))];
}

/** Nothing of it is meant to run, or it is not known whether it is. */
function idleCells(rows: readonly WorkloadRow[]): readonly Inline[] {
  const states = [...countBy(rows, ({ state }) => (state === 'idle' ? 'scaled to 0' : state))];
  return ['does not run all the time', listed(states.map(([state, count]) => `${count} ${state}`))];
}

function judgedCells(own: readonly WorkloadRow[]): readonly Inline[] {
  const broken = own.filter((row) => !isAvailable(row));
  const lame = own.filter((row) => isAvailable(row) && row.state !== 'healthy');
  const beside = besideAvailable(own);
  if (broken.length === 0)
    return [
      lame.length === 0 ? '✅ available' : DEGRADED,
      [
        `${counted(own.length, 'workload')} fully available${beside}: `,
        firstOf(
          (lame.length === 0 ? own : lame).map(({ ref }) => shortName(ref)),
          MOST_NAMED,
          'workloads',
        ),
      ],
    ];
  const isDown = broken.length === own.length && broken.every(({ state }) => state === 'down');
  return [
    isDown ? DOWN : DEGRADED,
    [
      `${own.length - broken.length} of ${counted(own.length, 'workload')} fully available${beside}; not: `,
      firstOf(
        broken.map(({ ref, ready, desired }): Inline => [shortName(ref), ` ${ready}/${desired}`]),
        MOST_NAMED,
        'workloads',
      ),
    ],
  ];
}

function isJudged({ state }: WorkloadRow): boolean {
  return state === 'healthy' || state === 'degraded' || state === 'down';
}

const WORKLOADS: readonly SourceName[] = ['deployments', 'statefulSets', 'daemonSets', 'pods'];

/** That there is no such part is said only of a whole cluster that was captured whole. */
function absence(parts: readonly Component[], audit: Audit): readonly RootContent[] {
  if (parts.length === 0) return [];
  const isPart = audit.scope.kind !== 'cluster';
  const missing = WORKLOADS.filter(
    (source) => !['captured', 'empty', 'from text'].includes(sourceState(audit, source)),
  );
  const why = [
    ...(isPart ? ['the capture is of a part of the cluster'] : []),
    ...missing.map((source) => gapText(audit, source)),
  ];
  return [
    paragraph(
      why.length === 0
        ? `No workload goes by the names of: ${listed(parts)}.`
        : `Not evaluated: ${listed(parts)}, because ${listed(why)}.`,
    ),
  ];
}

function gitopsRow({ inventory }: Audit): readonly (readonly Inline[])[] {
  const { ready, judged } = gitopsReady(inventory.gitops);
  if (judged === 0) return [];
  return [
    [
      'GitOps',
      ready === judged ? '✅ up to date' : DEGRADED,
      `${ready} of ${counted(judged, 'object')} Ready and up to date`,
    ],
  ];
}
