import type { Dossier } from './dossier.ts';
import type { ReportKind } from './formats.ts';
import { htmlPage } from './html.ts';
import { PAGE_KINDS } from './kinds.ts';
import { cleanText } from './markdown/clean-text.ts';
import { markdownReport } from './markdown-report.ts';
import { type Page, type PageSettings, WHOLE } from './page.ts';

/** `-o html`: the Markdown page of a kind as one file for a browser. */
export function htmlReport(dossier: Dossier, kind: ReportKind, { template }: PageSettings = WHOLE): Page {
  const page = markdownReport(dossier, kind, { template, room: null });
  return { ...page, text: htmlPage(page.text, windowTitle(dossier, kind)) };
}

function windowTitle({ audit, brief: { report, cluster } }: Dossier, kind: ReportKind): string {
  return cleanText(`${report.title ?? PAGE_KINDS[kind].title}: ${cluster.name ?? audit.ledger.snapshot}`);
}
