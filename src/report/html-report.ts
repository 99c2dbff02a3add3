import type { Audit } from '../analysis/audit.ts';
import type { Brief } from './brief/schema.ts';
import type { ReportKind } from './formats.ts';
import { htmlPage } from './html.ts';
import { cleanText } from './markdown/clean-text.ts';
import { markdownReport } from './markdown-report.ts';

/** `-o html`: the Markdown page of a kind as one file for a browser. */
export function htmlReport(audit: Audit, brief: Brief, kind: ReportKind): string {
  return htmlPage(markdownReport(audit, brief, kind), windowTitle(audit, brief, kind));
}

const TITLES: Readonly<Record<ReportKind, string>> = {
  infrastructure: 'Infrastructure analysis',
  summary: 'Summary',
};

function windowTitle({ ledger }: Audit, { report, cluster }: Brief, kind: ReportKind): string {
  return cleanText(`${report.title ?? TITLES[kind]}: ${cluster.name ?? ledger.snapshot}`);
}
