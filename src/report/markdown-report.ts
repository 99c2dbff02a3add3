import type { Audit } from '../analysis/audit.ts';
import type { Brief } from './brief/schema.ts';
import type { ReportKind } from './formats.ts';
import { infrastructureView } from './infrastructure/view.ts';
import { render } from './render.ts';
import { summaryView } from './summary/view.ts';

/** `-o md`: the page of a kind. */
export function markdownReport(audit: Audit, brief: Brief, kind: ReportKind): string {
  return kind === 'summary'
    ? render('summary', summaryView(audit, brief))
    : render('infrastructure', infrastructureView(audit, brief));
}
