import { namespacedName } from '../../../../model/object.ts';
import { podResource } from '../../../../model/pod-resources.ts';
import { formatBytes, formatCores } from '../../../../model/quantity.ts';
import { counted, someOf } from '../../../../rules/amount-words.ts';
import { inNamespace, kubectl, resourceWord } from '../../../../rules/command.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import type { Diagnosis, Scene } from '../../mechanism.ts';
import { capacityOf, type Room } from './node-capacity.ts';
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
    const { nodes } = obstruction;
    const { largest } = capacityOf(nodes, resource, scene);
    const evidence = requestEvidence(obstruction, resource);
    const commands = [...finding.commands.slice(0, 1), kubectl('describe', 'nodes')];
    if (asked === 0 || largest === null)
      return {
        summary: `the scheduler finds ${resource} insufficient on every node that could take the pods${asked === 0 ? '' : `; each asks for ${amountWords(asked, resource)}`}`,
        evidence,
        commands,
      };
    if (asked > largest.amount)
      return {
        summary: `each pod asks for ${amountWords(asked, resource)}, and the largest of ${counted(nodes.length, 'node')} that could take it ${largest.amount === 0 ? 'has none' : `has ${amountWords(largest.amount, resource)} to give`}`,
        evidence: [...evidence, allocatable(largest, resource)],
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
  const { total, freest, holders } = capacityOf(nodes, resource, scene);
  // Pods that were not captured hold room too; then the sums prove nothing.
  const isKnown = scene.cluster.captured.all('pods') && freest !== null && freest.amount < asked;
  const room = isKnown
    ? `the most that is free is ${amountWords(freest.amount, resource)}, on ${freest.node.meta.name}`
    : 'the scheduler finds no room for it';
  const held = holders.map(
    ({ owner, amount }) => `${owner.kind} ${namespacedName(owner)} holds ${amountWords(amount, resource)}`,
  );
  const words = `${counted(nodes.length, 'node')} with ${amountWords(total, resource)}${nodes.length === 1 ? '' : ' together'}`;
  return {
    summary: `each pod asks for ${amountWords(asked, resource)}, and on ${words} ${room}${held.length === 0 ? '' : `; ${someOf(held)}`}`,
    evidence: [
      ...requestEvidence({ pod }, resource),
      ...(freest === null ? [] : [allocatable(freest, resource)]),
    ],
    commands: [
      ...commands,
      ...holders
        .slice(0, 2)
        .map(({ owner }) => kubectl('get', resourceWord(owner), ...inNamespace(owner), '-o', 'yaml')),
    ],
  };
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

function allocatable({ node }: Room, resource: string): Evidence {
  const amount = Object.hasOwn(node.allocatable, resource) ? (node.allocatable[resource] ?? 0) : 0;
  return field(node, `status.allocatable.${resource}`, amountWords(amount, resource));
}

/** `2 cores`, `20Gi of memory`, `1 nvidia.com/gpu`. */
export function amountWords(amount: number, resource: string): string {
  if (resource === 'cpu') return `${formatCores(amount)} ${amount === 1 ? 'core' : 'cores'}`;
  if (BYTES.test(resource)) return `${formatBytes(amount)} of ${resource}`;
  return `${amount} ${resource}`;
}

const BYTES = /^(?:memory|storage|ephemeral-storage|hugepages-.*)$/;
