import { auditOf } from '../../../src/analysis/audit-of.ts';
import { compare } from '../../../src/analysis/comparison/compare.ts';
import type { Comparison } from '../../../src/analysis/comparison/comparison.ts';
import type { Side } from '../../../src/analysis/comparison/portrait.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { readSnapshot } from '../../../src/snapshot/read-snapshot.ts';

/** A snapshot on disk, read and audited. */
export async function sideAt(path: string): Promise<Side> {
  const { cluster, ledger } = await readSnapshot(path, { namespaces: null, capturedAt: null });
  return { cluster, audit: auditOf({ cluster, ledger, rules: RULES, version: '1.2.3' }) };
}

export async function compared(before: string, after: string): Promise<Comparison> {
  return compare(await sideAt(before), await sideAt(after), { rules: RULES });
}
