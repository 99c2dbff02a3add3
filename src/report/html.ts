import type { Element, Root } from 'hast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { element, textOf } from './html/element.ts';
import { headings, withHeadingIds } from './html/headings.ts';
import { parsedPage } from './html/parsed-page.ts';
import { STYLE } from './html/style.ts';
import { withTableFrames } from './html/table-frames.ts';

/**
 * A Markdown page as one HTML file that loads nothing: inline style, no script, and a policy that forbids both.
 * Raw HTML in the Markdown is dropped. Ends in one newline.
 */
export function htmlPage(markdown: string, title: string): string {
  const content = withTableFrames(withHeadingIds(sanitizer.runSync(parsedPage(markdown))));
  return `${stringifier.stringify(page(content, title))}\n`;
}

const sanitizer = unified()
  .use(remarkRehype, { clobberPrefix: '' })
  .use(rehypeSanitize, { ...defaultSchema, protocols: { ...defaultSchema.protocols, src: ['data'] } })
  .freeze();

const stringifier = unified().use(rehypeStringify).freeze();

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

function page(content: Root, title: string): Root {
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('title', {}, [title]),
    element('style', {}, [STYLE]),
  ]);
  const main = element(
    'main',
    {},
    content.children.filter((node) => node.type !== 'doctype'),
  );
  const body = element('body', {}, [...contents(content), main]);
  return { type: 'root', children: [{ type: 'doctype' }, element('html', { lang: 'en' }, [head, body])] };
}

/** Links to the sections, where there are several. */
function contents(content: Root): readonly Element[] {
  const sections = headings(content).filter(({ tagName }) => tagName === 'h2');
  if (sections.length < 2) return [];
  const links = sections.map((heading) =>
    element('li', {}, [element('a', { href: `#${heading.properties.id}` }, [textOf(heading)])]),
  );
  return [element('nav', { ariaLabel: 'Contents' }, [element('ul', {}, links)])];
}
