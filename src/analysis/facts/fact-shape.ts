import type { CountsShape, LeafShape, RowsShape } from '../../expression/shape.ts';

/** What a fact is. */
export type FactShape = LeafShape | CountsShape | GroupShape | RowsShape;

export interface GroupShape {
  readonly kind: 'group';
  readonly fields: Readonly<Record<string, FactShape>>;
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
