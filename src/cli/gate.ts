import type { Audit } from '../analysis/audit.ts';
import type { Finding } from '../rules/finding.ts';
import { isAtLeast, type Severity } from '../rules/severity.ts';

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
