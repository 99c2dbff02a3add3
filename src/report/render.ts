import Handlebars from 'handlebars/runtime.js';
import infrastructure from '../../templates/infrastructure.hbs';
import namespace from '../../templates/namespace.hbs';
import summary from '../../templates/summary.hbs';

/** Own instance: the global one would share helpers and partials with whoever else uses Handlebars. */
const handlebars = Handlebars.create();

const TEMPLATES = { infrastructure, namespace, summary } as const;

/** The name of a template in `templates/`. */
export type TemplateName = keyof typeof TEMPLATES;

/** A page: the template's order and headings around the view's finished pieces; ends in one newline. */
export function render(name: TemplateName, view: object): string {
  const page = handlebars.template(TEMPLATES[name])(view);
  return `${page.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
