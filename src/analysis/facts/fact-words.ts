import type { CountsShape, LeafShape, RowsShape } from '../../expression/shape.ts';
import type { SourceName } from '../../model/kinds.ts';
import type { GroupShape } from './fact-shape.ts';

type Needs = readonly SourceName[];

export function count(meaning: string, needs: Needs): LeafShape {
  return { kind: 'leaf', type: 'int', meaning, unit: null, needs };
}

export function amount(
  type: 'int' | 'double',
  unit: 'bytes' | 'cores' | '0 to 100',
  meaning: string,
  needs: Needs,
): LeafShape {
  return { kind: 'leaf', type, meaning, unit, needs };
}

export function word(meaning: string, needs: Needs): LeafShape {
  return { kind: 'leaf', type: 'string', meaning, unit: null, needs };
}

export function words(meaning: string, needs: Needs): LeafShape {
  return { kind: 'leaf', type: 'list<string>', meaning, unit: null, needs };
}

export function truth(meaning: string, needs: Needs): LeafShape {
  return { kind: 'leaf', type: 'bool', meaning, unit: null, needs };
}

export function counts(key: string, meaning: string, needs: Needs): CountsShape {
  return { kind: 'counts', key, meaning, needs };
}

export function group(fields: GroupShape['fields']): GroupShape {
  return { kind: 'group', fields };
}

export function rows(key: string, meaning: string, needs: Needs, fields: RowsShape['fields']): RowsShape {
  return { kind: 'rows', key, meaning, needs, fields };
}
