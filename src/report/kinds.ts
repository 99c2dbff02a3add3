import type { Dossier } from './dossier.ts';
import type { ReportKind } from './formats.ts';
import { infrastructureView } from './infrastructure/view.ts';
import { namespaceView } from './namespace/view.ts';
import type { TemplateName } from './render.ts';
import { summaryView } from './summary/view.ts';

/** A kind of report: its template, the title it has where the brief gives none, and what makes its view. */
export interface PageKind {
  readonly template: TemplateName;
  readonly title: string;
  readonly view: (dossier: Dossier) => object;
}

export const PAGE_KINDS: Readonly<Record<ReportKind, PageKind>> = {
  infrastructure: {
    template: 'infrastructure',
    title: 'Infrastructure analysis',
    view: ({ audit, brief }) => infrastructureView(audit, brief),
  },
  namespace: { template: 'namespace', title: 'Namespace audit', view: namespaceView },
  summary: { template: 'summary', title: 'Summary', view: ({ audit, brief }) => summaryView(audit, brief) },
};
