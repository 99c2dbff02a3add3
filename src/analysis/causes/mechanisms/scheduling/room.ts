import { groupBy } from '../../../../model/grouping.ts';
import type { Node } from '../../../../model/node.ts';
import { namespacedName, type ObjectReference, objectKey } from '../../../../model/object.ts';
import { podResource } from '../../../../model/pod-resources.ts';
import { formatBytes, formatCores } from '../../../../model/quantity.ts';
import { counted, someOf } from '../../../../rules/amount-words.ts';
import { kubectl, resourceWord } from '../../../../rules/command.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import type { Diagnosis, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { allocatableOf, takenOf } from './node-obstacles.ts';
import type { Obstruction } from './obstruction.ts';
import { refused } from './refused.ts';

/** Why a resource does not suffice: the request is larger than any node, or what is there is taken. */
export function withoutRoom(
  finding: Finding,
  scene: Scene,
  obstacle: 'cpu' | 'memory' | 'resource',
): Diagnosis | null {
  return refused(finding, scene, obstacle, (obstruction) => {
    const resource = obstruction.detail ?? obstacle;
    const asked = podResource(obstruction.pod.spec, 'requests', resource);
    const most = obstruction.nodes.reduce((max, node) => Math.max(max, allocatableOf(node, resource)), 0);
    const evidence = requestEvidence(obstruction, resource);
    const commands = [...finding.commands.slice(0, 1), kubectl('describe', 'nodes')];
    if (asked === 0 || obstruction.nodes.length === 0)
      return {
        summary: `the scheduler finds ${resource} insufficient on every node that could take the pods${asked === 0 ? '' : `; each asks for ${amountWords(asked, resource)}`}`,
        evidence,
        commands,
      };
    if (asked > most)
      return {
        summary: `each pod asks for ${amountWords(asked, resource)}, and the largest of ${counted(obstruction.nodes.length, 'node')} that could take it ${most === 0 ? 'has none' : `has ${amountWords(most, resource)} to give`}`,
        evidence: [...evidence, ...largest(obstruction.nodes, resource, most)],
        commands,
        fix: `No node is large enough: lower requests.${resource} in the template of the workload to what it uses, or add a node of another size.`,
      };
    return takenWords(obstruction, resource, asked, commands, scene);
  });
}

function takenWords(
  { nodes, pod }: Obstruction,
  resource: string,
  asked: number,
  commands: readonly string[],
  scene: Scene,
) {
  const free = nodes
    .map((node) => ({ node, left: allocatableOf(node, resource) - takenOf(scene).of(node, resource) }))
    .toSorted((a, b) => b.left - a.left);
  const [best] = free;
  const holders = holdersOf(nodes, resource, scene);
  // Pods that were not captured hold room too; then the sums prove nothing.
  const isKnown = scene.cluster.captured.all('pods') && best !== undefined && best.left < asked;
  const total = nodes.reduce((sum, node) => sum + allocatableOf(node, resource), 0);
  const room = isKnown
    ? `the most that is free is ${amountWords(Math.max(0, best.left), resource)}, on ${best.node.meta.name}`
    : `no node has that much free, says the scheduler`;
  const held = holders.map(
    ({ owner, amount }) => `${owner.kind} ${namespacedName(owner)} holds ${amountWords(amount, resource)}`,
  );
  return {
    summary: `each pod asks for ${amountWords(asked, resource)}, and on ${counted(nodes.length, 'node')} with ${amountWords(total, resource)} together ${room}${held.length === 0 ? '' : `; ${someOf(held)}`}`,
    evidence: [
      ...requestEvidence({ pod }, resource),
      ...(best === undefined
        ? []
        : [
            field(
              best.node,
              `status.allocatable.${resource}`,
              amountWords(allocatableOf(best.node, resource), resource),
            ),
          ]),
    ],
    commands: [
      ...commands,
      ...holders
        .slice(0, 2)
        .map(({ owner }) =>
          kubectl(
            'get',
            resourceWord(owner),
            ...(owner.namespace === null ? [] : ['-n', owner.namespace]),
            '-o',
            'yaml',
          ),
        ),
    ],
  };
}

interface Holder {
  readonly owner: ObjectReference;
  readonly amount: number;
}

/** Who holds most of a resource on these nodes; those with a tenth of it and more. */
function holdersOf(nodes: readonly Node[], resource: string, scene: Scene): readonly Holder[] {
  const key = `${resource} ${nodes.map(({ meta }) => meta.name).join(' ')}`;
  const found = knownHolders(scene).get(key) ?? largestHolders(nodes, resource, scene);
  knownHolders(scene).set(key, found);
  return found;
}

const knownHolders = perScene(() => new Map<string, readonly Holder[]>());

function largestHolders(
  nodes: readonly Node[],
  resource: string,
  { cluster: { links } }: Scene,
): readonly Holder[] {
  const pods = nodes
    .flatMap(({ meta }) => links.podsOn(meta.name))
    .filter(({ phase }) => phase !== 'Succeeded' && phase !== 'Failed');
  const total = nodes.reduce((sum, node) => sum + allocatableOf(node, resource), 0);
  return [...groupBy(pods, (pod) => objectKey(links.topOwner(pod))).values()]
    .flatMap((members) => {
      const [first] = members;
      if (first === undefined) return [];
      const amount = members.reduce((sum, { spec }) => sum + podResource(spec, 'requests', resource), 0);
      return amount * 10 < total || amount === 0 ? [] : [{ owner: links.topOwner(first), amount }];
    })
    .toSorted((a, b) => b.amount - a.amount)
    .slice(0, 3);
}

function requestEvidence({ pod }: Pick<Obstruction, 'pod'>, resource: string): readonly Evidence[] {
  return pod.spec.containers.flatMap(({ requests }, index) =>
    Object.hasOwn(requests, resource)
      ? [
          field(
            pod,
            `spec.containers[${index}].resources.requests.${resource}`,
            amountWords(requests[resource] ?? 0, resource),
          ),
        ]
      : [],
  );
}

function largest(nodes: readonly Node[], resource: string, most: number): readonly Evidence[] {
  const node = nodes.find((one) => allocatableOf(one, resource) === most);
  return node === undefined
    ? []
    : [field(node, `status.allocatable.${resource}`, amountWords(most, resource))];
}

/** `2 cores`, `20Gi of memory`, `1 nvidia.com/gpu`. */
export function amountWords(amount: number, resource: string): string {
  if (resource === 'cpu') return `${formatCores(amount)} ${amount === 1 ? 'core' : 'cores'}`;
  if (BYTES.test(resource)) return `${formatBytes(amount)} of ${resource}`;
  return `${amount} ${resource}`;
}

const BYTES = /^(?:memory|storage|ephemeral-storage|hugepages-.*)$/;
