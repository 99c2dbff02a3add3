import type { Dossier } from './dossier.ts';
import type { ReportKind } from './formats.ts';
import { PAGE_KINDS } from './kinds.ts';
import { contradictions } from './numbers/check.ts';
import { withFigures } from './numbers/figure.ts';
import { type Page, type PageSettings, WHOLE } from './page.ts';
import { ourTemplate, render } from './render.ts';
import { sectionsOf } from './split/sections.ts';
import { splitPage } from './split/split-page.ts';
import { asciiPage } from './style/ascii-page.ts';

/** `-o md`: the page of a kind, checked, in its style, and split where it has to be short. */
export function markdownReport(
  dossier: Dossier,
  kind: ReportKind,
  { template, room }: PageSettings = WHOLE,
): Page {
  const { view, longest } = PAGE_KINDS[kind];
  const { made, figures } = withFigures(() => view(dossier));
  const used = template ?? ourTemplate(kind);
  const page = render(kind, made, used);
  const found = contradictions({ page, figures, foreign: [dossier, used.sources] });
  const text = dossier.style.ascii ? asciiPage(page) : page;
  if (room === null || text.length <= room.characters) return { text, appendix: null, contradictions: found };
  return { ...splitPage(sectionsOf(page, text, made), longest, room), contradictions: found };
}
