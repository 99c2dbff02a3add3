import { lazilyBy } from '../../../../model/lazy.ts';
import type { Node, Taint } from '../../../../model/node.ts';
import { matchesAffinity } from '../../../../model/node-selection.ts';
import type { PodSpec } from '../../../../model/pod-spec.ts';
import { toleratesTaint } from '../../../../model/tolerates.ts';
import { isControlPlane } from '../../../../rules/distribution.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { isConditionTaint } from './scheduler-message.ts';

type Tolerant = Pick<PodSpec, 'tolerations'>;

/** All nodes with their fields, as far as they were captured whole; else none. */
export const knownNodes = perScene(({ cluster: { nodes, captured } }: Scene): readonly Node[] =>
  captured.all('nodes') && !captured.fromText('nodes') ? nodes : [],
);

/** How nodes stand to pods with the same tolerations. */
export interface Standing {
  /**
   * Nodes that are to run workloads. A control-plane node that is cordoned or tainted is kept free on purpose and is
   * no place for a pod, unless there are no other nodes.
   */
  readonly workers: readonly Node[];
  readonly tainted: ReadonlySet<Node>;
  /** Tainted because of a condition of theirs. */
  readonly unwell: ReadonlySet<Node>;
  readonly cordoned: ReadonlySet<Node>;
}

export function standingOf(spec: Tolerant, scene: Scene): Standing {
  return standings(scene)(JSON.stringify(spec.tolerations))(spec);
}

/** Most pods have the same few tolerations. */
const standings = perScene((scene: Scene) =>
  lazilyBy((_key: string) => {
    let made: Standing | null = null;
    return (spec: Tolerant): Standing => {
      made ??= standing(spec, knownNodes(scene));
      return made;
    };
  }),
);

function standing(spec: Tolerant, nodes: readonly Node[]): Standing {
  const isReserved = (node: Node) =>
    isControlPlane(node) && (node.unschedulable || keepingTaint(node, spec) !== null);
  const open = nodes.filter((node) => !isReserved(node));
  const workers = open.some((node) => !isControlPlane(node)) ? open : [...nodes];
  return {
    workers,
    tainted: new Set(workers.filter((node) => keepingTaint(node, spec) !== null)),
    unwell: new Set(workers.filter((node) => hasConditionTaint(node, spec))),
    cordoned: new Set(workers.filter((node) => isCordoned(node, spec))),
  };
}

/** The first taint that keeps the pod off and that somebody set on purpose. */
export function keepingTaint({ taints }: Node, { tolerations }: Tolerant): Taint | null {
  return (
    taints.find(
      (taint) =>
        taint.key !== CORDON_TAINT && !isConditionTaint(taint.key) && !toleratesTaint(tolerations, taint),
    ) ?? null
  );
}

function hasConditionTaint({ taints }: Node, { tolerations }: Tolerant): boolean {
  return taints.some((taint) => isConditionTaint(taint.key) && !toleratesTaint(tolerations, taint));
}

function isCordoned({ unschedulable }: Node, { tolerations }: Tolerant): boolean {
  return (
    unschedulable && !toleratesTaint(tolerations, { key: CORDON_TAINT, value: null, effect: 'NoSchedule' })
  );
}

const CORDON_TAINT = 'node.kubernetes.io/unschedulable';

/** The nodes whose labels and names a pod's selector and affinity accept; the very same list where it asks for none. */
export function placeableNodes(
  { nodeSelector, nodeAffinity }: Pick<PodSpec, 'nodeSelector' | 'nodeAffinity'>,
  nodes: readonly Node[],
): readonly Node[] {
  const pairs = Object.entries(nodeSelector);
  if (pairs.length === 0 && nodeAffinity.length === 0) return nodes;
  return nodes.filter(
    (node) =>
      pairs.every(
        ([key, value]) => Object.hasOwn(node.meta.labels, key) && node.meta.labels[key] === value,
      ) && matchesAffinity(nodeAffinity, node),
  );
}
