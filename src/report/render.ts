import Handlebars from 'handlebars/runtime.js';
import type { ReportKind } from './formats.ts';
import { PAGE_KINDS } from './kinds.ts';
import { PARTIALS } from './templates/partials.ts';

/** The order and the headings of a page around the finished pieces of its view. */
export interface Template {
  readonly print: (view: object) => string;
  /** Its text, where it is not ours: what it says is not ours either. */
  readonly sources: readonly string[];
}

/** Own instance: the global one would share helpers and partials with whoever else uses Handlebars. */
const handlebars = Handlebars.create();
for (const [name, compiled] of Object.entries(PARTIALS))
  handlebars.registerPartial(name, handlebars.template(compiled));

export function ourTemplate(kind: ReportKind): Template {
  const compiled = handlebars.template(PAGE_KINDS[kind].template);
  return { print: (view) => compiled(view), sources: [] };
}

/** A page as its template, or another in its place, puts it together; ends in one newline. */
export function render(kind: ReportKind, view: object, template: Template = ourTemplate(kind)): string {
  return `${template
    .print(view)
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
