import { lazily } from '../../model/lazy.ts';
import { Condenser } from './condenser/condenser.ts';
import { Restorer } from './condenser/restorer.ts';
import { Row } from './condenser/row.ts';
import type { CondensedSink, JsonSink } from './sink.ts';

/** One for all files: making it costs more than a small file, and files of one cluster have parts in common. */
export const sharedCondenser = lazily(() => ({ condenser: new Condenser(), restorer: new Restorer() }));

/** Restores what was condensed before it reaches the sink. */
export function restoring(sink: JsonSink, restorer: () => Restorer): CondensedSink {
  return {
    batch(condensed, { document, item }) {
      for (const [index, value] of restorer().values(condensed).entries())
        handOver(sink, value, { document, item: item + index });
    },
    opened: (list) => sink.opened?.(list),
    item: (value, position) => sink.item(value, position),
    document: (document) => sink.document(document),
    noise: (line, offset) => sink.noise(line, offset),
    problem: (problem) => sink.problem(problem),
  };
}

/** Gives a sink what a `Restorer` made; one that takes no rows gets their JSON. */
export function handOver<P>(sink: TakesRows<P>, value: unknown, position: P): void {
  if (!(value instanceof Row)) sink.item(value, position);
  else if (sink.row === undefined) sink.item(value.captured(), position);
  else sink.row(value, position);
}

interface TakesRows<P> {
  item(value: unknown, position: P): void;
  row?(row: Row, position: P): void;
}
