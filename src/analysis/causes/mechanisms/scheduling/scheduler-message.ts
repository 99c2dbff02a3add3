/** Why a node does not take a pod. */
export type Obstacle =
  /** The node is cordoned. */
  | 'cordoned'
  /** A taint that Kubernetes sets while the node is not well, or still joins. */
  | 'node-condition'
  | 'taint'
  /** Node selector or required node affinity: the scheduler has one text for both. */
  | 'placement'
  | 'ports'
  | 'cpu'
  | 'memory'
  | 'pods'
  /** Any other resource, named in `detail`. */
  | 'resource'
  | 'volume-zone'
  | 'volume-count'
  | 'spread'
  | 'anti-affinity'
  | 'pod-affinity'
  | 'other';

/** One of the reasons in a message of the scheduler. */
export interface Reason {
  readonly obstacle: Obstacle;
  /** How many nodes have it; one node may have several. */
  readonly nodes: number;
  /** The resource, or the taint as it is written in braces; `null` for the others. */
  readonly detail: string | null;
  readonly text: string;
}

/**
 * Reads `0/4 nodes are available: 1 node(s) were unschedulable, 3 Insufficient cpu.` of any version since 1.18; what it
 * says of preemption after that is left out. A reason without a number concerns the pod, and has 0 nodes.
 */
export function schedulerReasons(message: string): readonly Reason[] {
  const [, said = ''] = /nodes are available: ?([\s\S]*)/.exec(withoutPreemption(message)) ?? [null, message];
  return said
    .replace(/\.\s*$/, '')
    .split(/, (?=\d+ )/)
    .flatMap((part) => {
      const [, count = '0', text = ''] = /^(?:(\d+) )?([\s\S]*)$/.exec(part.trim()) ?? [];
      return text === '' ? [] : [reasonOf(text, Number(count))];
    });
}

export function withoutPreemption(message: string): string {
  const at = message.indexOf(' preemption:');
  return at < 0 ? message : message.slice(0, at);
}

/** Taints that the control plane or a cloud's controller sets and takes away by itself. */
const CONDITION_TAINT = /^node(?:\.cloudprovider)?\.kubernetes\.io\//;
const CORDON_TAINT = 'node.kubernetes.io/unschedulable';

/** Whether a taint follows a condition of its node, so that tolerating it is no remedy. */
export function isConditionTaint(key: string): boolean {
  return CONDITION_TAINT.test(key) && key !== CORDON_TAINT;
}

function reasonOf(text: string, nodes: number): Reason {
  const taint = /taints?(?:\(s\))? ?\{([^}]{0,500})\}/.exec(text)?.[1]?.trim();
  if (taint !== undefined) {
    const key = taint.split(':')[0]?.trim() ?? '';
    const obstacle = key === CORDON_TAINT ? 'cordoned' : isConditionTaint(key) ? 'node-condition' : 'taint';
    return { obstacle, nodes, detail: taint, text };
  }
  const resource = /Insufficient (\S+)/.exec(text)?.[1];
  if (resource !== undefined) return { obstacle: resourceObstacle(resource), nodes, detail: resource, text };
  const [obstacle = 'other'] = TEXTS.flatMap(([pattern, one]) => (pattern.test(text) ? [one] : []));
  return { obstacle, nodes, detail: null, text };
}

/** What the scheduler calls a resource. */
export function resourceObstacle(resource: string): Obstacle {
  return resource === 'cpu' || resource === 'memory' ? resource : 'resource';
}

/** The filter plugins' own words; the first that fits counts. */
const TEXTS: readonly (readonly [RegExp, Obstacle])[] = [
  [/were unschedulable/, 'cordoned'],
  [/had taints that the pod didn't tolerate/, 'taint'],
  [/volume node affinity conflict|no available volume zone|PersistentVolume's node affinity/, 'volume-zone'],
  [/exceed max volume count/, 'volume-count'],
  [/Pod's node affinity|node selector|plugin\(s\) \[NodeAffinity\]/, 'placement'],
  [/didn't have free ports/, 'ports'],
  [/Too many pods/, 'pods'],
  [/topology spread constraints/, 'spread'],
  [/anti-affinity/, 'anti-affinity'],
  [/pod affinity/, 'pod-affinity'],
];
