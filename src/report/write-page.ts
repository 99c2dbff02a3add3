import type { Audit } from '../analysis/audit.ts';
import { isAtLeast, type Severity } from '../rules/severity.ts';
import type { Dossier } from './dossier.ts';
import type { ReportKind } from './formats.ts';

export interface PageInput extends Omit<Dossier, 'before'> {
  readonly before?: Dossier['before'] | undefined;
  readonly kind: ReportKind;
  /** Milder findings are left out of the page. */
  readonly minSeverity: Severity | null;
}

/** Writes one format. */
export type Writer = (dossier: Dossier, kind: ReportKind) => string;

/** One report, as text that ends in one newline. */
export function writePage(
  write: Writer,
  { audit, brief, before = null, kind, minSeverity }: PageInput,
): string {
  return write(
    { audit: minSeverity === null ? audit : withoutMilder(audit, minSeverity), brief, before },
    kind,
  );
}

function withoutMilder(audit: Audit, minSeverity: Severity): Audit {
  const findings = audit.findings.filter(({ severity }) => isAtLeast(severity, minSeverity));
  const kept = new Set(findings.map(({ fingerprint }) => fingerprint));
  return {
    ...audit,
    findings,
    causes: audit.causes.filter(({ severity }) => isAtLeast(severity, minSeverity)),
    unexplained: audit.unexplained.filter((fingerprint) => kept.has(fingerprint)),
  };
}
