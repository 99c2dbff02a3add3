import Handlebars from 'handlebars/dist/cjs/handlebars.js';

import { UserError } from '../../user-error.ts';
import type { ReportKind } from '../formats.ts';
import { PAGE_KINDS } from '../kinds.ts';
import type { Template } from '../render.ts';
import { type ParsedTemplate, parsedTemplate } from './parsed-template.ts';
import { TEMPLATE_SOURCES as ours } from './sources.ts';
import { suggestion, templateFault } from './template-fault.ts';

const OPTIONS = { strict: true, noEscape: true, knownHelpersOnly: true } as const;
const PARTIALS = 'partials/';
const ENDING = '.hbs';
/** A page of more statements is a mistake: partials that call each other over and over. */
const MOST_STATEMENTS = 10_000;
const MOST_CHARACTERS = 50_000_000;

/**
 * The template of a kind where `files` stand in place of ours, by their names in `folder`: `infrastructure.hbs`,
 * `partials/opening.hbs`. Throws a `UserError` that names file and line.
 */
export function userTemplate(folder: string, files: ReadonlyMap<string, string>, kind: ReportKind): Template {
  for (const name of files.keys())
    if (!Object.hasOwn(ours, name))
      throw new UserError(
        `${folder}/${name}: there is no template of that name; ${suggestion(name, Object.keys(ours))}`,
      );
  const texts = new Map([...Object.entries(ours), ...files]);
  const label = (name: string) => (files.has(name) ? `${folder}/${name}` : `our ${name}`);
  const parsed = new Map([...texts].map(([name, text]) => [name, parsedTemplate(label(name), text)]));
  check({ kind, parsed, label });

  const handlebars = Handlebars.create();
  for (const [name, text] of texts)
    if (name.startsWith(PARTIALS))
      handlebars.registerPartial(partialName(name), handlebars.compile(text, OPTIONS));
  const print = handlebars.compile(texts.get(`${kind}${ENDING}`) ?? '', OPTIONS);
  return { print: (view) => printed(folder, () => print(view)), sources: [...files.values()] };
}

function printed(folder: string, print: () => string): string {
  const page = attempt(folder, print);
  if (page.length > MOST_CHARACTERS)
    throw new UserError(`the templates in ${folder} make a page of ${page.length} characters`);
  return page;
}

function attempt(folder: string, print: () => string): string {
  try {
    return print();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(`the templates in ${folder} cannot be rendered: ${message}`, { cause: error });
  }
}

interface Check {
  readonly kind: ReportKind;
  readonly parsed: ReadonlyMap<string, ParsedTemplate>;
  readonly label: (name: string) => string;
}

/** Every field and partial that the page of a kind can come upon, whether it is printed today or not. */
function check({ kind, parsed, label }: Check): void {
  const fields = Object.keys(PAGE_KINDS[kind].fields);
  const partials = [...parsed.keys()].filter((name) => name.startsWith(PARTIALS)).map(partialName);
  const sizes = new Map<string, number>();
  const visit = (name: string, above: readonly string[]): number => {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const own = parsed.get(name) ?? { fields: [], partials: [] };
    for (const field of own.fields)
      if (!fields.includes(field.name))
        throw templateFault(
          label(name),
          field.line,
          `the view of ${kind} has no field ${field.name}; ${suggestion(field.name, fields)}`,
        );
    let size = 1 + own.fields.length;
    for (const { name: partial, line } of own.partials) {
      const file = `${PARTIALS}${partial}${ENDING}`;
      if (!partials.includes(partial))
        throw templateFault(
          label(name),
          line,
          `there is no partial ${partial}; ${suggestion(partial, partials)}`,
        );
      if (file === name || above.includes(file))
        throw templateFault(label(name), line, `the partial ${partial} calls itself and would never end`);
      size += visit(file, [...above, name]);
    }
    if (size > MOST_STATEMENTS)
      throw templateFault(label(name), null, 'its partials call each other too often');
    sizes.set(name, size);
    return size;
  };
  visit(`${kind}${ENDING}`, []);
}

function partialName(file: string): string {
  return file.slice(PARTIALS.length, -ENDING.length);
}
