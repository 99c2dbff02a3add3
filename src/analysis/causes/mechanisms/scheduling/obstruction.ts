import { countBy } from '../../../../model/grouping.ts';
import type { Node } from '../../../../model/node.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { PodSpec } from '../../../../model/pod-spec.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import type { Scene } from '../../mechanism.ts';
import { perFinding } from '../../per-finding.ts';
import { perScene } from '../../per-scene.ts';
import { askedOf, shortages } from './node-capacity.ts';
import { placeableNodes, standingOf } from './node-obstacles.ts';
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

/** `null` where no pod of the finding waits for a node, or nothing says why. */
export const obstructionOf = perFinding(find);

function find(finding: Finding, scene: Scene): Obstruction | null {
  const waiting = waitingPods(finding, scene);
  const [first] = waiting.filter(({ message }) => message !== null);
  if (first === undefined) return null;
  const { pod, message, evidence } = first;
  const reasons = schedulerReasons(message ?? '');
  const judged = judge(pod, message ?? '', reasons, scene);
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

/** Pods that ask for the same and hear the same are judged once. */
function judge({ spec }: Pod, message: string, reasons: readonly Reason[], scene: Scene): Judged | null {
  const asked = askedOf(spec);
  const key = JSON.stringify([spec.nodeSelector, spec.nodeAffinity, spec.tolerations, asked, message]);
  const before = verdicts(scene).get(key);
  if (before !== undefined) return before;
  const verdict = verdictOn(spec, asked, reasons, scene);
  verdicts(scene).set(key, verdict);
  return verdict;
}

const verdicts = perScene(() => new Map<string, Judged | null>());

/**
 * Sets aside, one by one, the nodes that could never take the pod: those it does not select, those with a taint of
 * their own, those that are cordoned. The obstacle that leaves no node is the one; where nodes are left, it is what the
 * scheduler says of them.
 */
function verdictOn(
  spec: PodSpec,
  asked: ReturnType<typeof askedOf>,
  reasons: readonly Reason[],
  scene: Scene,
): Judged | null {
  const said = new Set(reasons.map(({ obstacle }) => obstacle));
  if (said.size === 0) return null;
  const { workers, tainted, unwell, cordoned } = standingOf(spec, scene);
  if (workers.length === 0) return withoutNodes(reasons);
  let nodes = workers;
  const setAside = (obstacle: Obstacle, left: readonly Node[]): Judged | null => {
    if (left.length === 0) return said.has(obstacle) ? { obstacle, nodes, only: true } : null;
    if (left.length < nodes.length) nodes = left;
    return null;
  };
  const without = (some: ReadonlySet<Node>) =>
    some.size === 0 ? nodes : nodes.filter((node) => !some.has(node));
  // What the pod itself asks for comes first.
  const closed =
    setAside('placement', placeableNodes(spec, nodes)) ??
    setAside('taint', without(tainted)) ??
    setAside('node-condition', without(unwell)) ??
    setAside('cordoned', without(cordoned));
  if (closed !== null) return closed;
  const rest = reasons.filter(({ obstacle }) => !ON_PURPOSE.includes(obstacle));
  const [first, ...others] = new Set(rest.map(({ obstacle }) => obstacle));
  if (first === undefined) return withoutNodes(reasons);
  if (others.length === 0) return { obstacle: first, nodes, only: true };
  return { obstacle: commonest(rest, shortages(asked, nodes, scene)), nodes, only: false };
}

/** Of several reasons the one that alone keeps most nodes off; what only the scheduler can tell counts as it says. */
function commonest(reasons: readonly Reason[], lacking: readonly (readonly Obstacle[])[]): Obstacle {
  const alone = countBy(
    lacking.flatMap((one) => (one.length === 1 ? one : [])),
    (obstacle) => obstacle,
  );
  const unknown = lacking.filter((one) => one.length === 0).length;
  const score = ({ obstacle, nodes }: Reason) => (alone.get(obstacle) ?? 0) + Math.min(nodes, unknown);
  const [best] = reasons.toSorted((a, b) => score(b) - score(a) || b.nodes - a.nodes);
  return best?.obstacle ?? 'other';
}

/** In the order in which these step back where nodes are not known. */
const ON_PURPOSE: readonly Obstacle[] = ['cordoned', 'node-condition', 'taint', 'placement'];

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
