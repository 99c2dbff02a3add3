import type { Dossier } from './dossier.ts';
import type { ReportKind } from './formats.ts';
import { PAGE_KINDS } from './kinds.ts';
import { render } from './render.ts';

/** `-o md`: the page of a kind. */
export function markdownReport(dossier: Dossier, kind: ReportKind): string {
  const { template, view } = PAGE_KINDS[kind];
  return render(template, view(dossier));
}
