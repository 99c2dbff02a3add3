import type { Audit } from '../../analysis/audit.ts';
import type { Component, WorkloadRow } from '../../analysis/inventory/inventory.ts';
import type { SourceName } from '../../model/kinds.ts';
import { counted } from '../format/numbers.ts';
import { firstOf, shortName } from '../format/objects.ts';
import { capitalized } from '../format/severities.ts';
import { table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gitopsReady } from '../sections/gitops.ts';
import { gaps, sourceState } from '../sources.ts';

const MOST_NAMED = 8;

/** What the cluster is built of, and whether each part works. "None found" is said only where all was captured. */
export function buildingBlocks(audit: Audit): string {
  return markdown(
    table(
      [{ title: 'Part' }, { title: 'State' }, { title: 'What shows it' }],
      [
        ...(audit.inventory.nodes.length === 0 ? [] : [nodesRow(audit)]),
        ...PARTS.map((part) => partRow(part, audit)),
        ...gitopsRow(audit),
      ],
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
  return [
    'Nodes',
    lost.length === 0 ? '✅ works' : lost.length === nodes.length ? '❌ down' : '⚠️ degraded',
    [
      `${nodes.length - lost.length} of ${nodes.length} Ready`,
      lost.length === 0
        ? ''
        : [
            '; not Ready: ',
            firstOf(
              lost.map(({ name }) => code(name)),
              MOST_NAMED,
              'nodes',
            ),
          ],
    ],
  ];
}

function partRow(component: Component, audit: Audit): readonly Inline[] {
  const own = audit.inventory.workloads.filter((row) => row.component === component && isJudged(row));
  const broken = own.filter(({ state }) => state !== 'healthy');
  const title = capitalized(component);
  if (own.length === 0) return [title, ...absence(audit)];
  const lame = broken.map(({ ref, ready, desired }): Inline => [shortName(ref), ` ${ready}/${desired}`]);
  return [
    title,
    broken.length === 0
      ? '✅ works'
      : broken.every(({ state }) => state === 'down') && broken.length === own.length
        ? '❌ down'
        : '⚠️ degraded',
    broken.length === 0
      ? [
          `${counted(own.length, 'workload')} fully available: `,
          firstOf(
            own.map(({ ref }) => shortName(ref)),
            MOST_NAMED,
            'workloads',
          ),
        ]
      : [
          `${own.length - broken.length} of ${own.length} workloads fully available; not: `,
          firstOf(lame, MOST_NAMED, 'workloads'),
        ],
  ];
}

function isJudged({ state }: WorkloadRow): boolean {
  return state === 'healthy' || state === 'degraded' || state === 'down';
}

const WORKLOADS: readonly SourceName[] = ['deployments', 'statefulSets', 'daemonSets', 'pods'];

function absence(audit: Audit): readonly [string, Inline] {
  const isWhole = WORKLOADS.every((source) => ['captured', 'empty'].includes(sourceState(audit, source)));
  return isWhole && audit.scope.kind === 'cluster'
    ? ['none found', 'no workload goes by the names of one']
    : ['not evaluated', gaps(audit, 4) === '' ? 'the capture is of a part of the cluster' : gaps(audit, 4)];
}

function gitopsRow({ inventory }: Audit): readonly (readonly Inline[])[] {
  const { ready, judged } = gitopsReady(inventory.gitops);
  if (judged === 0) return [];
  return [
    [
      'GitOps',
      ready === judged ? '✅ works' : '⚠️ degraded',
      `${ready} of ${counted(judged, 'object')} Ready and up to date`,
    ],
  ];
}
