import type { SourceName } from '../../model/kinds.ts';

/** What a fact is, for whoever writes an expression and for what checks it. Types are those of CEL. */
export type FactShape = LeafShape | CountsShape | GroupShape | RowsShape;

export interface LeafShape {
  readonly kind: 'leaf';
  readonly type: 'int' | 'double' | 'string' | 'bool' | 'list<string>';
  readonly meaning: string;
  /** `bytes`, `cores`, `0 to 100`; `null` of words and plain counts. */
  readonly unit: string | null;
  /** What must have been captured whole, or the fact is `null`. */
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

export interface GroupShape {
  readonly kind: 'group';
  readonly fields: Readonly<Record<string, FactShape>>;
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

export interface ListedFact {
  /** As an expression spells it: `nodes.ready`, `workloads[KEY].ready`. */
  readonly path: string;
  readonly shape: LeafShape | CountsShape | RowsShape;
}

/** Every leaf, map and field of a map's objects. */
export function factList(fields: GroupShape['fields'], prefix = ''): readonly ListedFact[] {
  return Object.entries(fields).flatMap(([name, shape]) => listed(`${prefix}${name}`, shape));
}

function listed(path: string, shape: FactShape): readonly ListedFact[] {
  switch (shape.kind) {
    case 'leaf':
      return [{ path, shape }];
    case 'counts':
      return [{ path: `${path}[KEY]`, shape }];
    case 'group':
      return factList(shape.fields, `${path}.`);
    case 'rows':
      return [{ path, shape }, ...factList(shape.fields, `${path}[KEY].`)];
  }
}
