import { groupBy, groupIn } from '../../model/grouping.ts';

/** One thing in a graph, or several of one kind about which the same is said. */
export interface Box {
  readonly key: string;
  /** `Deployment`, `route`. */
  readonly kind: string;
  /** Namespaced names; never empty. */
  readonly names: readonly string[];
  /** What is said about it: `no ready endpoint`. */
  readonly words: string;
}

/** Between the keys of two boxes. */
export interface Arrow {
  readonly from: string;
  readonly kind: '-->' | '-.->';
  readonly to: string;
}

export interface Drawing {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** Fewer are drawn one by one. */
const FEWEST_ALIKE = 3;

/**
 * The graph with boxes joined that say the same: of one kind, with the same words, after the same boxes and with the
 * like after them. What is joined on one level may make the next one alike. Keeps the order of the boxes.
 */
export function withoutAlike({ boxes, arrows }: Drawing): Drawing {
  const shapes = shapesOf({ boxes, arrows });
  let joined: Drawing = { boxes, arrows };
  for (let before = Number.POSITIVE_INFINITY; joined.boxes.length < before; ) {
    before = joined.boxes.length;
    joined = joinedOnce(joined, shapes);
  }
  return joined;
}

function joinedOnce({ boxes, arrows }: Drawing, shapes: ReadonlyMap<string, number>): Drawing {
  const before = groupBy(arrows, ({ to }) => to);
  const alike = groupBy(boxes, ({ key }) => {
    const incoming = new Set((before.get(key) ?? []).map(({ kind, from }) => `${kind} ${from}`));
    return `${shapes.get(key) ?? ''}\n${[...incoming].toSorted().join('\n')}`;
  });
  const into = new Map<string, string>();
  const merged: Box[] = [];
  for (const same of alike.values()) {
    const [first] = same;
    if (first === undefined) continue;
    if (same.length < FEWEST_ALIKE) merged.push(...same);
    else merged.push({ ...first, names: same.flatMap(({ names }) => names) });
    for (const { key } of same) into.set(key, same.length < FEWEST_ALIKE ? key : first.key);
  }
  const places = new Map(boxes.map(({ key }, place) => [key, place]));
  const place = ({ key }: Box) => places.get(key) ?? 0;
  const renamed = arrows.map(({ from, kind, to }) => ({
    from: into.get(from) ?? from,
    kind,
    to: into.get(to) ?? to,
  }));
  return {
    boxes: merged.toSorted((a, b) => place(a) - place(b)),
    arrows: [
      ...new Map(renamed.map((arrow) => [`${arrow.from}\n${arrow.kind}\n${arrow.to}`, arrow])).values(),
    ],
  };
}

/** A number for each box, equal where kind, words and all that follows are; what several lead to is only itself. */
function shapesOf({ boxes, arrows }: Drawing): ReadonlyMap<string, number> {
  const after = new Map<string, Arrow[]>();
  const parents = new Map<string, Set<string>>();
  for (const arrow of arrows) {
    groupIn(after, arrow.from).push(arrow);
    const known = parents.get(arrow.to);
    if (known === undefined) parents.set(arrow.to, new Set([arrow.from]));
    else known.add(arrow.from);
  }
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const numbers = new Map<string, number>();
  const shapes = new Map<string, number>();
  const shape = (key: string, depth: number): number => {
    const known = shapes.get(key);
    if (known !== undefined) return known;
    const box = byKey.get(key);
    const children = new Set(
      (after.get(key) ?? []).map(({ kind, to }) =>
        (parents.get(to)?.size ?? 0) > 1 || depth >= DEEPEST
          ? `${kind} ${to}`
          : `${kind} #${shape(to, depth + 1)}`,
      ),
    );
    const text = [box?.kind ?? '', box?.words ?? '', ...[...children].toSorted()].join('\n');
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    shapes.set(key, number);
    return number;
  };
  for (const { key } of boxes) shape(key, 0);
  return shapes;
}

/** Chains are short; a ring of arrows ends here. */
const DEEPEST = 12;
