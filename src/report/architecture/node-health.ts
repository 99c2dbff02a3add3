import type { Audit } from '../../analysis/audit.ts';
import type { NodeRow } from '../../analysis/inventory/inventory.ts';
import { objectKey } from '../../model/object.ts';
import { formatBytes, formatCores } from '../../model/quantity.ts';
import type { Brief } from '../brief/schema.ts';
import { counted, percent } from '../format/numbers.ts';
import { joined } from '../format/objects.ts';
import { bullets, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_NODES = 100;

/** Each node with what it is for and what is wrong, and what the cluster lost with those that are not Ready. */
export function nodeHealth(audit: Audit, brief: Brief): string {
  const { nodes } = audit.inventory;
  const shown = [...nodes.filter(({ ready }) => !ready), ...nodes.filter(({ ready }) => ready)].slice(
    0,
    MOST_NODES,
  );
  const listed = nodes.length > shown.length ? shown : nodes;
  return markdown(
    table(
      [
        { title: 'Node' },
        { title: 'Roles' },
        { title: 'Address' },
        { title: 'Status' },
        { title: 'Problems' },
      ],
      listed.map((node) => cells(node, audit, brief)),
    ),
    ...(nodes.length > shown.length
      ? [paragraph(`${counted(nodes.length - shown.length, 'more node')}: see the JSON audit.`)]
      : []),
    bullets([...lost(nodes), ...gpus(nodes)]),
  );
}

function cells(node: NodeRow, { findings }: Audit, brief: Brief): readonly Inline[] {
  const { name, ready, status, roles, internalIP, externalIP, troubles } = node;
  const alias = brief.nodes[name];
  const own = findings.filter(
    ({ subject, group }) => group === 'health' && objectKey(subject) === `Node/${name}`,
  );
  return [
    [code(name), alias === undefined ? '' : ` (${alias})`],
    roles.length === 0 ? 'worker' : roles.join(', '),
    [internalIP, externalIP].flatMap((address) => address ?? []).join(', '),
    `${ready ? (troubles.length === 0 ? '✅' : '⚠️') : '❌'} ${status}`,
    own.length === 0
      ? troubles.length === 0
        ? 'none found'
        : troubles.join(', ')
      : joined(
          own.map(({ title }) => title),
          '; ',
        ),
  ];
}

/** Shares by count and by what the nodes could take: they differ where nodes do. */
function lost(nodes: readonly NodeRow[]): readonly Inline[] {
  const gone = nodes.filter(({ ready }) => !ready);
  const share = (amount: (node: NodeRow) => number | null) => {
    const whole = nodes.reduce((sum, node) => sum + (amount(node) ?? 0), 0);
    return { part: gone.reduce((sum, node) => sum + (amount(node) ?? 0), 0), whole };
  };
  const count = [
    strong('Ready:'),
    ` ${percent(nodes.length - gone.length, nodes.length)} (${nodes.length - gone.length}/${nodes.length} nodes)`,
  ];
  if (gone.length === 0) return [count];
  const cpu = share((node) => node.cpu.allocatable);
  const memory = share((node) => node.memory.allocatable);
  const capacity = [
    ...(cpu.whole === 0
      ? []
      : [`${formatCores(cpu.part)} of ${formatCores(cpu.whole)} cores (${percent(cpu.part, cpu.whole)})`]),
    ...(memory.whole === 0
      ? []
      : [
          `${formatBytes(memory.part)} of ${formatBytes(memory.whole)} memory (${percent(memory.part, memory.whole)})`,
        ]),
  ];
  return [
    count,
    [
      strong('Lost:'),
      ` ${percent(gone.length, nodes.length)} of the nodes (${gone.length}/${nodes.length})${capacity.length === 0 ? '' : `; of what they could take, ${capacity.join(' and ')}`}`,
    ],
  ];
}

function gpus(nodes: readonly NodeRow[]): readonly Inline[] {
  return nodes.flatMap(({ name, gpus: own, ready }) =>
    own.map(
      ({ resource, allocatable, requests }): Inline => [
        strong('GPU:'),
        ' ',
        code(name),
        ` has ${allocatable} ${resource}, ${requests === null ? 'how many are asked for was not evaluated' : `${requests} of them asked for by pods`}${ready ? '' : '; the node is not Ready'}`,
      ],
    ),
  );
}
