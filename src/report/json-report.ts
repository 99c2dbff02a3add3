import type { Audit } from '../analysis/audit.ts';

/** `-o json`: the audit as it is. */
export function jsonReport(audit: Audit): string {
  return `${JSON.stringify(audit, null, 2)}\n`;
}
