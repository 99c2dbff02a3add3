import type { SourceName } from '../model/kinds.ts';

/** What stands under a name, for whoever writes an expression and for what checks it. Types are those of CEL. */
export type Shape = LeafShape | CountsShape | MapShape | ListShape | GroupShape | RowsShape;

export interface LeafShape {
  readonly kind: 'leaf';
  readonly type: 'int' | 'double' | 'string' | 'bool' | 'list<string>';
  readonly meaning: string;
  /** `bytes`, `cores`, `0 to 100`; `null` of words and plain counts. */
  readonly unit: string | null;
  /** What must have been captured whole, or the value is `null`. */
  readonly needs: readonly SourceName[];
}

/** How many of each: a name that is not there has none. `null` as a whole where that cannot be said. */
export interface CountsShape {
  readonly kind: 'counts';
  /** What a key is: `a STATUS as kubectl prints it`. */
  readonly key: string;
  readonly meaning: string;
  readonly needs: readonly SourceName[];
}

/** Values by names that are the writer's own, such as labels: a name that is not there has none. */
export interface MapShape {
  readonly kind: 'map';
  readonly type: 'string' | 'double';
  readonly meaning: string;
}

/** Parts in their order, such as containers. */
export interface ListShape {
  readonly kind: 'list';
  readonly meaning: string;
  readonly fields: Readonly<Record<string, Shape>>;
}

export interface GroupShape {
  readonly kind: 'group';
  readonly fields: Readonly<Record<string, Shape>>;
}

/** Objects by name. What is there is known, whatever else is missing. */
export interface RowsShape {
  readonly kind: 'rows';
  /** What a key is: `namespace/name`. */
  readonly key: string;
  readonly meaning: string;
  /** What must have been captured whole before anybody may count them or conclude from one that is not there. */
  readonly needs: readonly SourceName[];
  readonly fields: Readonly<Record<string, LeafShape>>;
}
