import type { Dossier } from './dossier.ts';

/** One field of a view: what a template may print, and whether it may be `null`. */
export interface ViewField {
  /** `line`: one line of Markdown, for a heading or a sentence; `blocks`: whole paragraphs, lists and tables. */
  readonly type: 'line' | 'blocks';
  /** `null` where there is nothing to say: the template asks with `{{#if}}`. */
  readonly optional: boolean;
  readonly description: string;
}

export type ViewFields = Readonly<Record<string, ViewField>>;

/** What a builder has to give for its fields: finished Markdown, or `null` for an optional one. */
export type ViewOf<Fields extends ViewFields> = {
  readonly [Name in keyof Fields]: Fields[Name]['optional'] extends true ? string | null : string;
};

/** A kind of report: what it is about, what its template may print, and what builds that from a dossier. */
export interface PageKind {
  /** Stands on the page where the brief gives no title. */
  readonly title: string;
  /** One sentence for people who choose a kind or change its template. */
  readonly about: string;
  /** `templates/<kind>.hbs`, compiled. */
  readonly template: TemplateSpecification;
  readonly fields: ViewFields;
  /** Fields whose sections stay on a page that has to be short, the most important first; then comes page order. */
  readonly longest: readonly string[];
  readonly view: (dossier: Dossier) => object;
}

interface Definition<Fields extends ViewFields, View> extends Omit<PageKind, 'fields' | 'longest' | 'view'> {
  readonly fields: Fields;
  readonly longest: readonly (keyof Fields & string)[];
  readonly view: (dossier: Dossier) => View;
}

/** A kind whose view has exactly the fields that are described: one too many or too few does not compile. */
export function pageKind<const Fields extends ViewFields, View extends ViewOf<Fields> & object>(
  definition: Definition<Fields, View> & (ViewOf<Fields> extends View ? unknown : never),
): PageKind {
  return definition;
}

/** One line of Markdown. */
export function line(description: string) {
  return { type: 'line', optional: false, description } as const;
}

/** Paragraphs, lists and tables. */
export function blocks(description: string) {
  return { type: 'blocks', optional: false, description } as const;
}

/** The same, or `null`. */
export function maybe<const Field extends ViewField>(field: Field) {
  return { type: field.type, optional: true, description: field.description } as const;
}
