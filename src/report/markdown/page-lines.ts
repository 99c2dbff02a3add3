/** A line of a Markdown page, and whether it is part of a fenced block, its fences included. */
export interface PageLine {
  readonly text: string;
  readonly fenced: boolean;
}

/** The lines of a page, without its last newline. */
export function pageLines(page: string): readonly PageLine[] {
  let fence = '';
  return page
    .replace(/\n$/, '')
    .split('\n')
    .map((text) => {
      const [, run = '', rest = ''] = /^\s*(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
      if (fence === '') {
        fence = run;
        return { text, fenced: run !== '' };
      }
      if (run.startsWith(fence) && rest.trim() === '') fence = '';
      return { text, fenced: true };
    });
}

/** A heading of a page. */
export interface HeadingLine {
  readonly depth: number;
  /** Its Markdown, without the number signs. */
  readonly markdown: string;
}

export function headingOf({ text, fenced }: PageLine): HeadingLine | null {
  if (fenced) return null;
  const [, signs, markdown = ''] = /^(#{1,6}) (.*)$/.exec(text) ?? [];
  return signs === undefined ? null : { depth: signs.length, markdown: markdown.trim() };
}
