import { shellWord } from '../../rules/command.ts';

/** The lists of fields a script reads, each written once and named: `fields_1`. */
export class FieldNames {
  readonly #names = new Map<string, string>();

  nameOf(template: string): string {
    const known = this.#names.get(template) ?? `fields_${this.#names.size + 1}`;
    this.#names.set(template, known);
    return known;
  }

  assignments(): readonly string[] {
    return this.#names.size === 0
      ? []
      : [
          '# What is read of an object again, in the words of kubectl’s jsonpath.',
          ...[...this.#names].map(([template, name]) => `${name}=${shellWord(template)}`),
        ];
  }
}
