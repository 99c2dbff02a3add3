import type { Audit } from '../analysis/audit.ts';
import { auditOf } from '../analysis/audit-of.ts';
import type { Instant } from '../model/instant.ts';
import { RULES } from '../rules/catalogue.ts';
import { readSnapshot } from '../snapshot/read-snapshot.ts';
import { VERSION } from '../version.ts';

export interface LoadOptions {
  readonly namespace?: readonly string[] | undefined;
  readonly capturedAt?: Instant | undefined;
}

/** From a path on the command line to the audit of what is there. */
export async function loadAudit(path: string, options: LoadOptions): Promise<Audit> {
  const { cluster, ledger } = await readSnapshot(path, {
    namespaces: options.namespace ?? null,
    capturedAt: options.capturedAt ?? null,
  });
  return auditOf({ cluster, ledger, rules: RULES, version: VERSION });
}
