import { condition } from '../../../../model/condition.ts';
import { by } from '../../../../model/order.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';

/** The node controller looks every five seconds, and gives each node the same time. */
const TOGETHER = 120_000;

/** By the name of a silent node, the others that fell silent at the same time; nothing where it was alone. */
export const lostTogether = perScene(
  ({ cluster: { nodes } }: Scene): ReadonlyMap<string, readonly string[]> => {
    const silent = nodes
      .flatMap(({ meta, conditions }) => {
        const ready = condition(conditions, 'Ready');
        return ready?.status === 'Unknown' && ready.changedAt !== null
          ? [{ name: meta.name, at: ready.changedAt }]
          : [];
      })
      .toSorted((a, b) => a.at - b.at || by(({ name }: { name: string }) => name)(a, b));
    const groups: { name: string; at: number }[][] = [];
    for (const node of silent) {
      const last = groups.at(-1);
      if (last !== undefined && node.at - (last.at(-1)?.at ?? 0) <= TOGETHER) last.push(node);
      else groups.push([node]);
    }
    return new Map(
      groups.flatMap((group) =>
        group.map(
          ({ name }) => [name, group.flatMap((one) => (one.name === name ? [] : [one.name]))] as const,
        ),
      ),
    );
  },
);
