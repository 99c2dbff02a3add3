import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { Component, WorkloadRow } from '../../analysis/inventory/inventory.ts';
import type { SourceName } from '../../model/kinds.ts';
import { counted, listed } from '../format/numbers.ts';
import { firstOf, shortName } from '../format/objects.ts';
import { capitalized } from '../format/severities.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gitopsReady } from '../sections/gitops.ts';
import { sourceState } from '../sources.ts';

const MOST_NAMED = 8;

/** What the cluster is built of, and whether each part works. "None found" is said only where all was captured. */
export function buildingBlocks(audit: Audit): string {
  const parts = PARTS.map((component) => ({ component, cells: partCells(component, audit) }));
  return markdown(
    table(
      [{ title: 'Part' }, { title: 'State' }, { title: 'What shows it' }],
      [
        ...(audit.inventory.nodes.length === 0 ? [] : [nodesRow(audit)]),
        ...parts.flatMap(({ cells }) => (cells === null ? [] : [cells])),
        ...gitopsRow(audit),
      ],
    ),
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

/** `null` where no workload goes by the names of such a part. */
function partCells(component: Component, audit: Audit): readonly Inline[] | null {
  const own = audit.inventory.workloads.filter((row) => row.component === component && isJudged(row));
  const broken = own.filter(({ state }) => state !== 'healthy');
  const title = capitalized(component);
  if (own.length === 0) return null;
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

function absence(parts: readonly Component[], audit: Audit): readonly RootContent[] {
  if (parts.length === 0) return [];
  const isWhole = WORKLOADS.every((source) => ['captured', 'empty'].includes(sourceState(audit, source)));
  return [
    paragraph(
      isWhole && audit.scope.kind === 'cluster'
        ? `No workload goes by the names of: ${listed(parts)}.`
        : `Not evaluated, because the capture is of a part of the cluster: ${listed(parts)}.`,
    ),
  ];
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
