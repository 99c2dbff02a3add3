import type { RootContent } from 'mdast';
import { PAGE_KINDS } from '../kinds.ts';
import { bullets, codeBlock, heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import type { PageKind } from '../page-kind.ts';
import { TEMPLATE_SOURCES } from './sources.ts';

/** `docs/templates.md`: what templates are, and what each of them may print. */
export function templateDocs(): string {
  return `${markdown(
    heading(1, 'Templates'),
    paragraph(
      'A template gives a page its order, its headings and its fixed sentences. What stands between is finished Markdown that kube-dossier makes from the snapshot, escaped and counted; a template prints it whole or leaves it out.',
    ),
    codeBlock('sh', [
      'kube-dossier templates eject my-templates',
      'kube-dossier report my-snapshot --templates my-templates',
    ]),
    paragraph(
      'Keep the files you change and delete the others: for a file that is missing, ours is used. A file of another name is an error. ',
      code('kube-dossier schema view-infrastructure'),
      ' prints the fields of a kind as JSON Schema.',
    ),
    heading(2, 'The language'),
    paragraph('Handlebars, as much of it as comes to an end by itself:'),
    bullets(LANGUAGE),
    paragraph(
      'A mistake is reported with file and line before anything is written: a field that the view does not have, an unknown helper or partial, a block that is not closed.',
    ),
    heading(2, 'Partials'),
    table(
      [{ title: 'File' }, { title: 'Called by' }],
      Object.keys(TEMPLATE_SOURCES)
        .filter((name) => name.startsWith('partials/'))
        .map((name) => [code(name), callers(name)]),
    ),
    ...Object.entries(PAGE_KINDS).flatMap(([name, kind]) => kindBlocks(name, kind)),
  )}\n`;
}

const LANGUAGE: readonly Inline[] = [
  [code('{{field}}'), ' prints a field. Nothing is escaped: it is Markdown already.'],
  [
    code('{{#if field}}'),
    ', ',
    code('{{else}}'),
    ' and ',
    code('{{#unless field}}'),
    ' ask whether an optional field has something to say.',
  ],
  [code('{{> opening}}'), ' stands for the partial of that name, which sees the whole view.'],
  [code('{{!-- words --}}'), ' is a comment.'],
];

function callers(partial: string): string {
  const call = `{{> ${partial.slice('partials/'.length, -'.hbs'.length)}}}`;
  const names = Object.keys(TEMPLATE_SOURCES).filter((name) => TEMPLATE_SOURCES[name]?.includes(call));
  return names.length === 0 ? 'none' : names.join(', ');
}

function kindBlocks(name: string, { about, fields }: PageKind): readonly RootContent[] {
  return [
    heading(2, name),
    paragraph(about, ' Template: ', code(`${name}.hbs`), '.'),
    table(
      [{ title: 'Field' }, { title: 'Holds' }, { title: 'Optional' }, { title: 'What it says' }],
      Object.entries(fields).map(([field, { type, optional, description }]) => [
        code(field),
        type === 'line' ? 'one line' : 'blocks',
        optional ? 'yes' : 'no',
        description,
      ]),
    ),
  ];
}
