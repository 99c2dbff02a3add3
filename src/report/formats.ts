import type { Audit } from '../analysis/audit.ts';
import { isAtLeast, type Severity } from '../rules/severity.ts';
import type { Brief } from './brief/schema.ts';
import { htmlPage } from './html.ts';
import { infrastructureView } from './infrastructure/view.ts';
import { junitReport } from './junit.ts';
import { cleanText } from './markdown/clean-text.ts';
import { render } from './render.ts';
import { sarifLog } from './sarif.ts';
import { summaryView } from './summary/view.ts';

/** `--kind`: which page. */
export const KINDS_OF_REPORT = ['infrastructure', 'summary'] as const;
export type ReportKind = (typeof KINDS_OF_REPORT)[number];

/** `-o`: in what form. All but `md` and `html` are the audit itself, whatever the kind. */
export const FORMATS = ['md', 'html', 'json', 'sarif', 'junit'] as const;
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
  switch (format) {
    case 'md':
      return markdownPage(shown, brief, kind);
    case 'html':
      return htmlPage(markdownPage(shown, brief, kind), windowTitle(shown, brief, kind));
    case 'json':
      return `${JSON.stringify(shown, null, 2)}\n`;
    case 'sarif':
      return sarifLog(shown);
    case 'junit':
      return junitReport(shown);
  }
}

/** The file a report is written to when nobody names one. */
export function fileNameOf(kind: ReportKind, format: Format): string {
  switch (format) {
    case 'md':
    case 'html':
      return `${kind}.${format}`;
    case 'json':
      return 'audit.json';
    case 'sarif':
      return 'findings.sarif';
    case 'junit':
      return 'findings.junit.xml';
  }
}

function markdownPage(audit: Audit, brief: Brief, kind: ReportKind): string {
  return kind === 'summary'
    ? render('summary', summaryView(audit, brief))
    : render('infrastructure', infrastructureView(audit, brief));
}

const TITLES: Readonly<Record<ReportKind, string>> = {
  infrastructure: 'Infrastructure analysis',
  summary: 'Summary',
};

function windowTitle({ ledger }: Audit, { report, cluster }: Brief, kind: ReportKind): string {
  return cleanText(`${report.title ?? TITLES[kind]}: ${cluster.name ?? ledger.snapshot}`);
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
