import { groupBy, groupIn } from '../../../../model/grouping.ts';
import type { Node } from '../../../../model/node.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { PodAffinityTerm } from '../../../../model/pod-spec.ts';
import { type LabelSelector, matches } from '../../../../model/selector.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { labelsOf } from './asked-labels.ts';
import { knownNodes } from './node-obstacles.ts';

/** The value of a topology label, such as the name of a zone; `null` where the node has no such label. */
function domainOf({ meta }: Node, topologyKey: string): string | null {
  return Object.hasOwn(meta.labels, topologyKey) ? (meta.labels[topologyKey] ?? null) : null;
}

/** The domains of some nodes, by a topology label. */
export function domainsOf(nodes: readonly Node[], topologyKey: string): readonly string[] {
  return labelsOf(nodes).get(topologyKey) ?? [];
}

/** Pods on nodes that a term speaks of, seen from a pod, by the domain they are in. */
export function podsByDomain(
  pod: Pod,
  { selector, namespaces, topologyKey }: PodAffinityTerm,
  scene: Scene,
): ReadonlyMap<string, readonly Pod[]> {
  const nodes = nodesByName(scene);
  const meant = (namespaces.length > 0 ? namespaces : [pod.meta.namespace ?? '']).flatMap((namespace) =>
    selector === null ? [] : selected(namespace, selector, scene),
  );
  const placed = meant.flatMap((one) => {
    const node = nodes.get(one.nodeName ?? '');
    const domain = node === undefined ? null : domainOf(node, topologyKey);
    return domain === null || one === pod ? [] : [{ domain, pod: one }];
  });
  return new Map(
    [...groupBy(placed, ({ domain }) => domain)].map(([domain, members]) => [
      domain,
      members.map((one) => one.pod),
    ]),
  );
}

const nodesByName = perScene(
  (scene: Scene) => new Map(knownNodes(scene).map((node) => [node.meta.name, node])),
);

/** Active pods of a namespace by one label each, so that not every selector is held against every pod. */
const byLabel = perScene(({ cluster: { pods } }: Scene) => {
  const index = new Map<string, Pod[]>();
  for (const pod of pods) {
    if (pod.phase === 'Succeeded' || pod.phase === 'Failed') continue;
    for (const [key, value] of Object.entries(pod.meta.labels))
      groupIn(index, labelKey(pod.meta.namespace ?? '', key, value)).push(pod);
  }
  return index;
});

function selected(namespace: string, selector: LabelSelector, scene: Scene): readonly Pod[] {
  const pairs = [
    ...Object.entries(selector.matchLabels).map(([key, value]) => [labelKey(namespace, key, value)]),
    ...selector.matchExpressions
      .filter(({ operator }) => operator === 'In')
      .map(({ key, values }) => values.map((value) => labelKey(namespace, key, value))),
  ];
  const [first] = pairs;
  const candidates =
    first === undefined
      ? scene.cluster.links.podsIn(namespace)
      : first.flatMap((key) => byLabel(scene).get(key) ?? []);
  return candidates.filter(({ meta }) => matches(selector, meta.labels));
}

function labelKey(namespace: string, key: string, value: string): string {
  return JSON.stringify([namespace, key, value]);
}
