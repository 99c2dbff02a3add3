import type { Audit } from '../analysis/audit.ts';
import { jsonText } from './json-text.ts';

/** `-o json`: the audit as it is. */
export function jsonReport(audit: Audit): string {
  return jsonText(audit);
}
