import type { Node } from '../../../../model/node.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';

const nodes = perScene(
  ({ cluster }: Scene) => new Map(cluster.nodes.map((node): [string, Node] => [node.meta.name, node])),
);

export function nodeOf(name: string, scene: Scene): Node | null {
  return nodes(scene).get(name) ?? null;
}
