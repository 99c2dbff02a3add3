import { headingOf, type PageLine, pageLines } from '../markdown/page-lines.ts';

/** A page from one heading of the second level to the next; the first section is what stands before all of them. */
export interface Section {
  /** The heading's Markdown; '' for what stands before the first. */
  readonly heading: string;
  /** With its heading, and without empty lines around it. */
  readonly text: string;
  /** Fields of the view that are printed in it. */
  readonly fields: readonly string[];
}

/** The sections of a page; `styled` is the same page as it is printed, with the same headings. */
export function sectionsOf(page: string, styled: string, view: object): readonly Section[] {
  const fields = Object.entries(view).flatMap(([name, text]) =>
    typeof text === 'string' && text !== '' ? [{ name, start: text.trim().slice(0, ENOUGH) }] : [],
  );
  const plain = texts(page);
  return texts(styled).map(({ heading, text }, index) => {
    const own = plain[index]?.text ?? '';
    return {
      heading,
      text,
      fields: fields.flatMap(({ name, start }) => (own.includes(start) ? [name] : [])),
    };
  });
}

/** So many characters tell one field from another. */
const ENOUGH = 200;

function texts(page: string): readonly { readonly heading: string; readonly text: string }[] {
  const sections: { heading: string; lines: PageLine[] }[] = [{ heading: '', lines: [] }];
  for (const line of pageLines(page)) {
    const heading = headingOf(line);
    if (heading?.depth === 2) sections.push({ heading: heading.markdown, lines: [] });
    sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ heading, lines }) => ({
    heading,
    text: lines
      .map(({ text }) => text)
      .join('\n')
      .trim(),
  }));
}
