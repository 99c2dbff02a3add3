import { countBy } from '../../../../model/grouping.ts';
import type { Node } from '../../../../model/node.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import {
  hasConditionTaint,
  isCordoned,
  isPlaceable,
  keepingTaint,
  shortages,
  workerNodes,
} from './node-obstacles.ts';
import { type Obstacle, type Reason, schedulerReasons } from './scheduler-message.ts';
import { waitingPods } from './waiting-pods.ts';

/** What keeps the pods of a finding from every node that is meant for them. */
export interface Obstruction {
  readonly pod: Pod;
  readonly pods: readonly Pod[];
  readonly obstacle: Obstacle;
  /** The resource or the taint, where the scheduler names one. */
  readonly detail: string | null;
  /** What the scheduler says of each node; empty where that was not captured. */
  readonly reasons: readonly Reason[];
  /** The nodes that are left when those are set aside that could never take the pod; empty where nodes are not known. */
  readonly nodes: readonly Node[];
  /** Nothing else keeps those nodes from the pod. */
  readonly only: boolean;
  /** The scheduler's own words. */
  readonly evidence: readonly Evidence[];
}

const known = perScene(() => new WeakMap<Finding, { readonly obstruction: Obstruction | null }>());

/** `null` where no pod of the finding waits for a node, or nothing says why. */
export function obstructionOf(finding: Finding, scene: Scene): Obstruction | null {
  const before = known(scene).get(finding);
  if (before !== undefined) return before.obstruction;
  const obstruction = find(finding, scene);
  known(scene).set(finding, { obstruction });
  return obstruction;
}

function find(finding: Finding, scene: Scene): Obstruction | null {
  const waiting = waitingPods(finding, scene);
  const [first] = waiting.filter(({ message }) => message !== null);
  if (first === undefined) return null;
  const { pod, message, evidence } = first;
  const reasons = schedulerReasons(message ?? '');
  const judged = judge(pod, reasons, scene);
  if (judged === null) return null;
  const named = reasons.filter(({ obstacle }) => obstacle === judged.obstacle);
  const [most] = named.toSorted((a, b) => b.nodes - a.nodes);
  return {
    ...judged,
    pod,
    pods: waiting.map((one) => one.pod),
    detail: most?.detail ?? null,
    reasons,
    evidence,
  };
}

type Judged = Pick<Obstruction, 'obstacle' | 'nodes' | 'only'>;

/**
 * Sets aside, one by one, the nodes that could never take the pod: those it does not select, those with a taint of
 * their own, those that are cordoned. The obstacle that leaves no node is the one; where nodes are left, it is what the
 * scheduler says of them.
 */
function judge(pod: Pod, reasons: readonly Reason[], scene: Scene): Judged | null {
  const said = new Set(reasons.map(({ obstacle }) => obstacle));
  if (said.size === 0) return null;
  const workers = workerNodes(pod.spec, scene);
  if (workers.length === 0) return withoutNodes(reasons);
  let nodes = workers;
  for (const { obstacle, has } of STAGES) {
    const left = nodes.filter((node) => !has(node, pod));
    if (said.has(obstacle) && left.length === 0) return { obstacle, nodes, only: true };
    if (left.length > 0) nodes = left;
  }
  const rest = reasons.filter(({ obstacle }) => !STAGED.has(obstacle));
  if (rest.length === 0) return withoutNodes(reasons);
  const [first, ...others] = new Set(rest.map(({ obstacle }) => obstacle));
  if (first !== undefined && others.length === 0) return { obstacle: first, nodes, only: true };
  return { obstacle: commonest(rest, pod, nodes, scene), nodes, only: false };
}

/** In the order in which nodes are set aside: what the pod itself asks for comes first. */
const STAGES: readonly {
  readonly obstacle: Obstacle;
  readonly has: (node: Node, pod: Pod) => boolean;
}[] = [
  { obstacle: 'placement', has: (node, { spec }) => !isPlaceable(node, spec) },
  { obstacle: 'taint', has: (node, { spec }) => keepingTaint(node, spec) !== null },
  { obstacle: 'node-condition', has: (node, { spec }) => hasConditionTaint(node, spec) },
  { obstacle: 'cordoned', has: (node, { spec }) => isCordoned(node, spec) },
];
const STAGED: ReadonlySet<Obstacle> = new Set(STAGES.map(({ obstacle }) => obstacle));

/** Of several reasons the one that alone keeps most nodes off; what only the scheduler can tell counts as it says. */
function commonest(
  reasons: readonly Reason[],
  { spec }: Pod,
  nodes: readonly Node[],
  scene: Scene,
): Obstacle {
  const lacking = nodes.map((node) => shortages(spec, node, scene));
  const alone = countBy(
    lacking.flatMap((one) => (one.length === 1 ? one : [])),
    (obstacle) => obstacle,
  );
  const unknown = lacking.filter((one) => one.length === 0).length;
  const score = ({ obstacle, nodes: said }: Reason) => (alone.get(obstacle) ?? 0) + Math.min(said, unknown);
  const [best] = reasons.toSorted((a, b) => score(b) - score(a) || b.nodes - a.nodes);
  return best?.obstacle ?? 'other';
}

/** Without the nodes: what is often so on purpose steps back behind what is not. */
function withoutNodes(reasons: readonly Reason[]): Judged | null {
  const rank = ({ obstacle }: Reason) => {
    const at = ON_PURPOSE.indexOf(obstacle);
    return at < 0 ? ON_PURPOSE.length : at;
  };
  const [best, ...others] = reasons.toSorted((a, b) => rank(b) - rank(a) || b.nodes - a.nodes);
  if (best === undefined) return null;
  return {
    obstacle: best.obstacle,
    nodes: [],
    only: others.every(({ obstacle }) => obstacle === best.obstacle),
  };
}

const ON_PURPOSE: readonly Obstacle[] = ['cordoned', 'node-condition', 'taint', 'placement'];
