import type { Audit } from '../analysis/audit.ts';
import { namespacedName } from '../model/object.ts';
import type { Finding } from '../rules/finding.ts';
import { isAtLeast, type Severity } from '../rules/severity.ts';
import { columns } from './terminal.ts';

/** Findings that `--fail-on` counts: at or above the severity, and not in the baseline. */
export function gatedFindings(
  audit: Audit,
  failOn: Severity | null,
  baseline: ReadonlySet<string> | null,
): readonly Finding[] {
  if (failOn === null) return [];
  return audit.findings.filter(
    (finding) => isAtLeast(finding.severity, failOn) && !baseline?.has(finding.fingerprint),
  );
}

/** Each of them, the worst first; causes name only where they come from. */
export function gatedTable(gated: readonly Finding[]): string {
  if (gated.length === 0) return '';
  const rows = gated.map(({ severity, rule, subject, message }) => [
    severity,
    rule,
    `${subject.kind.toLowerCase()}/${namespacedName(subject)}`,
    message,
  ]);
  return `\n${columns(['SEVERITY', 'FINDING AT OR ABOVE --fail-on', 'OBJECT', 'MESSAGE'], rows)}`;
}
