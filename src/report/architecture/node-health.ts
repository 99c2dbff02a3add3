import type { Audit } from '../../analysis/audit.ts';
import type { NodeRow } from '../../analysis/inventory/inventory.ts';
import { groupBy } from '../../model/grouping.ts';
import { objectKey } from '../../model/object.ts';
import { formatBytes, formatCores } from '../../model/quantity.ts';
import type { Brief } from '../brief/schema.ts';
import { statedOf } from '../brief/stated-of.ts';
import { counted, listed, percent, percentTenths } from '../format/numbers.ts';
import { joined } from '../format/objects.ts';
import { bullets, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_NODES = 100;

/** Each node with what it is for and what is wrong, and what the cluster lost with those that are not Ready. */
export function nodeHealth(audit: Audit, brief: Brief): string {
  const { nodes } = audit.inventory;
  const isSound = ({ ready, troubles }: NodeRow) => ready && troubles.length === 0;
  const shown =
    nodes.length > MOST_NODES
      ? [...nodes.filter((node) => !isSound(node)), ...nodes.filter(isSound)].slice(0, MOST_NODES)
      : nodes;
  return markdown(
    table(
      [
        { title: 'Node' },
        { title: 'Roles' },
        { title: 'Address' },
        { title: 'Status' },
        { title: 'Problems' },
      ],
      shown.map((node) => cells(node, audit, brief)),
    ),
    ...(nodes.length > shown.length
      ? [paragraph(`${counted(nodes.length - shown.length, 'more node')}: see the JSON audit.`)]
      : []),
    bullets([...lost(nodes), ...gpus(nodes)]),
  );
}

function cells(node: NodeRow, audit: Audit, brief: Brief): readonly Inline[] {
  const { name, ready, status, roles, internalIP, externalIP, troubles } = node;
  const alias = statedOf(brief.nodes, name);
  const own = audit.findings.filter(
    ({ subject, group }) => group === 'health' && objectKey(subject) === `Node/${name}`,
  );
  return [
    [code(name), alias === undefined ? '' : ` (${alias})`],
    roles.length === 0 ? 'worker' : roles.join(', '),
    [internalIP, externalIP].flatMap((address) => address ?? []).join(', '),
    `${ready ? (troubles.length === 0 ? '✅' : '⚠️') : '❌'} ${status}`,
    own.length === 0
      ? troubles.length === 0
        ? nothingFound(audit)
        : troubles.join(', ')
      : joined(
          own.map(({ title }) => title),
          '; ',
        ),
  ];
}

/** That a node has no problem is said only where somebody looked. */
function nothingFound({ rules }: Audit): string {
  const isJudged = ['node-not-ready', 'node-pressure'].every((id) =>
    rules.some(({ rule, outcome }) => rule === id && (outcome === 'clear' || outcome === 'found')),
  );
  return isJudged ? 'none found' : 'not evaluated';
}

/** Shares by count and by what the nodes could take: they differ where nodes do. */
function lost(nodes: readonly NodeRow[]): readonly Inline[] {
  const gone = nodes.filter(({ ready }) => !ready);
  const [up, down] = shares(nodes.length - gone.length, nodes.length);
  const count = [strong('Ready:'), ` ${up} (${nodes.length - gone.length}/${nodes.length} nodes)`];
  if (gone.length === 0) return [count];
  const capacity = [
    ...lostAmount(nodes, ({ cpu }) => cpu.allocatable, formatCores, ' cores'),
    ...lostAmount(nodes, ({ memory }) => memory.allocatable, formatBytes, ' memory'),
  ];
  return [
    count,
    [
      strong('Lost:'),
      ` ${down} of the nodes (${gone.length}/${nodes.length})${capacity.length === 0 ? '' : `; of what they could take, ${listed(capacity)}`}`,
    ],
  ];
}

/** Both halves of a whole; with a decimal where whole percentages would not make 100 of it. */
function shares(part: number, whole: number): readonly [string, string] {
  const rest = whole - part;
  if (Math.abs(((100 * part) / whole) % 1) !== 0.5) return [percent(part, whole), percent(rest, whole)];
  return [percentTenths((100 * part) / whole), percentTenths((100 * rest) / whole)];
}

/** Nothing where one of the nodes does not say. */
function lostAmount(
  nodes: readonly NodeRow[],
  amount: (node: NodeRow) => number | null,
  format: (value: number) => string,
  unit: string,
): readonly string[] {
  let [whole, part] = [0, 0];
  for (const node of nodes) {
    const own = amount(node);
    if (own === null) return [];
    whole += own;
    if (!node.ready) part += own;
  }
  return whole === 0 ? [] : [`${format(part)} of ${format(whole)}${unit} (${percent(part, whole)})`];
}

/** Each node with GPUs; of very many the sum. */
function gpus(nodes: readonly NodeRow[]): readonly Inline[] {
  const all = nodes.flatMap(({ gpus: own, name, ready }) => own.map((gpu) => ({ ...gpu, name, ready })));
  if (all.length > MOST_GPUS) return [[strong('GPUs:'), ` ${gpuSums(all)}`]];
  return all.map(
    ({ name, resource, allocatable, requests, ready }): Inline => [
      strong('GPU:'),
      ' ',
      code(name),
      ` has ${allocatable} ${resource}, ${requests === null ? 'how many pods ask for was not evaluated' : `${requests} of them asked for by pods`}${ready ? '' : '; the node is not Ready'}`,
    ],
  );
}

const MOST_GPUS = 20;

function gpuSums(all: readonly NodeRow['gpus'][number][]): string {
  const sums = [...groupBy(all, ({ resource }) => resource)].map(([resource, own]) => {
    const offered = own.reduce((sum, { allocatable }) => sum + allocatable, 0);
    const known = own.flatMap(({ requests }) => requests ?? []);
    const asked = known.reduce((sum, requests) => sum + requests, 0);
    return `${offered} ${resource} on ${counted(own.length, 'node')}${known.length < own.length ? '' : `, ${asked} of them asked for by pods`}`;
  });
  return sums.slice(0, MOST_GPUS).join('; ');
}
