import type { Audit } from '../../analysis/audit.ts';
import type { Growth, GrowthReference } from '../../analysis/growth.ts';
import { formatBytes, formatCores } from '../../model/quantity.ts';
import { counted } from '../format/numbers.ts';
import { objectName } from '../format/objects.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** How often workloads like some that run would fit into what is free; empty where nothing can be divided. */
export function growth({ growth: estimate }: Pick<Audit, 'growth'>): string {
  if (estimate === null) return '';
  const { headroom, nodes, references, basis } = estimate;
  return markdown(
    heading(3, 'Room for more workloads'),
    paragraph(
      `Headroom: ${formatCores(headroom.cpu)} cores, ${formatBytes(headroom.memory)} of memory and ${counted(headroom.pods, 'pod')}: allocatable less ${TAKEN[basis]}, over ${nodes.counted} of ${counted(nodes.total, 'node')}`,
      nodes.counted === nodes.total
        ? '.'
        : '; the others are not Ready, cordoned, tainted, or have no numbers.',
    ),
    table(COLUMNS, references.map(row)),
    paragraph(
      'Copies = headroom ÷ what the reference workload takes, cut off, of CPU, memory and pods each; the fewest of the three count. ',
      basisWords(estimate),
      ' Arithmetic on one moment, and no forecast: it knows no peaks, no volumes, and not whether the parts left on single nodes are large enough for a pod. Each line takes all of the headroom.',
    ),
  );
}

const COLUMNS = [
  { title: 'Reference workload' },
  { title: 'Pods', align: 'right' },
  { title: 'CPU', align: 'right' },
  { title: 'Memory', align: 'right' },
  { title: 'Copies by CPU', align: 'right' },
  { title: 'By memory', align: 'right' },
  { title: 'By pods', align: 'right' },
  { title: 'Copies', align: 'right' },
] as const;

function row({ size, workload, footprint, fits, copies, boundBy }: GrowthReference): readonly Inline[] {
  return [
    [`${size}: `, objectName(workload)],
    String(footprint.pods),
    `${formatCores(footprint.cpu)} cores`,
    formatBytes(footprint.memory),
    ...[fits.cpu, fits.memory, fits.pods].map((fit) => (fit === null ? 'n/a' : String(fit))),
    [strong(String(copies)), ` (${BOUNDS[boundBy]})`],
  ];
}

const BOUNDS = { cpu: 'CPU', memory: 'memory', pods: 'pods' } as const;

const TAKEN = { requests: 'requested', 'requests and use': 'the larger of requested and in use' } as const;

/** Which workloads the references are chosen from, and what counts as theirs. */
function basisWords({ basis, workloads: { measured, total } }: Growth): string {
  const what =
    basis === 'requests'
      ? 'A workload takes what it requests; what is in use was not captured.'
      : 'A workload takes the larger of what it requests and what it had in use.';
  const rest =
    measured < total ? ` ${total - measured} of them neither request nor show it and were left out.` : '';
  return `${what} The references are the median and the largest of ${counted(total, 'workload')} of applications and databases with all replicas ready, by the larger share of allocatable.${rest}`;
}
