import type { RootContent } from 'mdast';
import type { WorkloadRow } from '../../analysis/inventory/inventory.ts';
import type { Dossier } from '../dossier.ts';
import { counted } from '../format/numbers.ts';
import { joined } from '../format/objects.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { actions } from '../stated/actions.ts';
import { type DeferredWorkload, deferredWorkloads } from './deferred.ts';

const MOST_ROWS = 100;

/** What was put off, by the auditor's word, and what the snapshot shows of it; '' where there is nothing. */
export function deferredSection(dossier: Dossier): string {
  const { brief } = dossier;
  const workloads = deferredWorkloads(dossier);
  const failed = brief.actions
    .filter(({ state }) => state === 'deferred')
    .flatMap(({ attempts }) => attempts)
    .filter(({ succeeded }) => !succeeded).length;
  return [
    actions(brief, ['deferred']),
    workloads.length === 0 ? '' : markdown(...state(workloads, dossier, failed)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function state(
  workloads: readonly DeferredWorkload[],
  { before }: Dossier,
  failed: number,
): readonly RootContent[] {
  const reasons = workloads.some(({ reason }) => reason !== null);
  return [
    paragraph(
      strong(
        failed === 0
          ? 'State in this snapshot:'
          : `State in this snapshot, after ${counted(failed, 'failed attempt')}:`,
      ),
    ),
    table(
      [
        { title: 'Workload' },
        { title: 'Replicas' },
        ...(before === null ? [] : [{ title: 'Asked for before', align: 'right' as const }]),
        { title: 'Autoscaler' },
        { title: 'Image' },
        ...(reasons ? [{ title: 'Reason (stated by the auditor)' }] : []),
      ],
      workloads
        .slice(0, MOST_ROWS)
        .map((workload): readonly Inline[] => [
          code(workload.name),
          replicas(workload),
          ...(before === null ? [] : [workload.desiredBefore === null ? '' : String(workload.desiredBefore)]),
          workload.deletedAutoscalers.length === 0
            ? ''
            : [joined(workload.deletedAutoscalers.map(({ name }) => code(name))), ': deleted'],
          joined((workload.row?.images ?? []).map((image) => code(image))),
          ...(reasons ? [workload.reason ?? ''] : []),
        ]),
    ),
    ...(workloads.length > MOST_ROWS
      ? [paragraph(`${counted(workloads.length - MOST_ROWS, 'more workload')}: see the JSON audit.`)]
      : []),
  ];
}

function replicas({ row, isStated, isScaledToZero }: DeferredWorkload): string {
  if (row === null) return 'not in this snapshot';
  const numbers = `${row.ready}/${row.desired}`;
  if (isScaledToZero) return `${numbers}, scaled to zero${isStated ? '' : ', unexplained'}`;
  return `${numbers}, ${RUNNING[row.state] ?? row.state}: not scaled to zero`;
}

const RUNNING: Partial<Readonly<Record<WorkloadRow['state'], string>>> = { healthy: 'running' };
