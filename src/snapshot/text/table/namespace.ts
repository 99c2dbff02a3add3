import type { JsonRecord } from '../../../model/json.ts';
import type { TableKind } from './row.ts';

export const namespaceTable: TableKind = {
  source: 'namespaces',
  headers: [['NAME', 'STATUS', 'AGE']],
  wide: [],
  shared: true,
  fits: (row) => row.cell('STATUS') === 'Active' || row.cell('STATUS') === 'Terminating',
  read: (row): JsonRecord => ({ status: { phase: row.cell('STATUS') } }),
};
