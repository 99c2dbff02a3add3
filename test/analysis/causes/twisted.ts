import type { Cluster, Objects } from '../../../src/model/cluster.ts';
import { sourceNames } from '../../../src/model/kinds.ts';
import { createLinks } from '../../../src/model/links.ts';

/** Words that Kubernetes defines, and what names them. */
const DEFINED = /^[A-Z]\w*$/;
const DEFINED_IN: ReadonlySet<string> = new Set(['kind', 'apiVersion', 'phase', 'reason', 'type', 'status']);
/** A name; longer texts are messages. */
const LONGEST_NAME = 80;

/** The same cluster with `text` in all its names and messages; one name is twisted alike wherever it stands. */
export function twisted(cluster: Cluster, text: string): Cluster {
  const lists = Object.fromEntries(sourceNames.map((source) => [source, cluster[source]]));
  const objects: Objects = JSON.parse(
    JSON.stringify(lists, (key: string, value: unknown) =>
      typeof value !== 'string' || DEFINED_IN.has(key) || DEFINED.test(value)
        ? value
        : value.length > LONGEST_NAME
          ? `${value}${text}`
          : `${text}${value}`,
    ),
  );
  return { ...objects, now: cluster.now, captured: cluster.captured, links: createLinks(objects) };
}

/** The same lists in another order: each reversed, its halves swapped. */
export function reordered(cluster: Cluster): Cluster {
  const lists = Object.fromEntries(
    sourceNames.map((source) => [source, source === 'version' ? cluster.version : turned(cluster[source])]),
  );
  const objects = { ...cluster, ...lists };
  return { ...objects, links: createLinks(objects) };
}

function turned(list: readonly unknown[]): readonly unknown[] {
  const half = Math.floor(list.length / 2);
  return [...list.slice(half).toReversed(), ...list.slice(0, half).toReversed()];
}
