import type { Audit } from '../analysis/audit.ts';
import { isAtLeast, type Severity } from '../rules/severity.ts';
import type { Brief } from './brief/schema.ts';
import { infrastructureView } from './infrastructure/view.ts';
import { render } from './render.ts';
import { summaryView } from './summary/view.ts';

/** `--kind`: which page. */
export const KINDS_OF_REPORT = ['infrastructure', 'summary'] as const;
export type ReportKind = (typeof KINDS_OF_REPORT)[number];

/** `-o`: in what form. `json` is the audit itself, whatever the kind. */
export const FORMATS = ['md', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface PageInput {
  readonly audit: Audit;
  readonly brief: Brief;
  readonly kind: ReportKind;
  readonly format: Format;
  /** Milder findings are left out of the page. */
  readonly minSeverity: Severity | null;
}

/** One report, as text that ends in one newline. */
export function pageOf({ audit, brief, kind, format, minSeverity }: PageInput): string {
  const shown = minSeverity === null ? audit : withoutMilder(audit, minSeverity);
  if (format === 'json') return `${JSON.stringify(shown, null, 2)}\n`;
  return kind === 'summary'
    ? render('summary', summaryView(shown, brief))
    : render('infrastructure', infrastructureView(shown, brief));
}

/** The file a report is written to when nobody names one. */
export function fileNameOf(kind: ReportKind, format: Format): string {
  return format === 'json' ? 'audit.json' : `${kind}.md`;
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
