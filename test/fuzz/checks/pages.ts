import type { Format } from '../../../src/report/formats.ts';

/** What a page must not hold, whatever the cluster says. */
export function badPage(format: Format, page: string): readonly string[] {
  const end = page.endsWith('\n') ? [] : ['does not end in a line end'];
  return [...end, ...FAULTS[format](page)];
}

/** Control characters but line ends, what cannot be seen, what changes the direction, halves of characters. */
const INVISIBLE =
  /(?!\n|\ufe0e|\ufe0f)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;

export function invisible(text: string): readonly string[] {
  const match = INVISIBLE.exec(text);
  if (match === null) return [];
  const code = match[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return [`holds U+${code}: ${JSON.stringify(text.slice(Math.max(0, match.index - 60), match.index + 20))}`];
}

const FAULTS: Readonly<Record<Format, (page: string) => readonly string[]>> = {
  md: invisible,
  html: (page) => [...invisible(page), ...activeTags(page), ...unbalanced(page, VOID)],
  json: (page) => [...unparsable(page), ...invisible(page)],
  sarif: (page) => [...unparsable(page), ...invisible(page)],
  junit: (page) => [...noXml(page), ...unbalanced(page, new Set())],
};

function unparsable(page: string): readonly string[] {
  const value: unknown = JSON.parse(page);
  return typeof value === 'object' && value !== null ? [] : ['is no object'];
}

const TAG = /<(\/?)([A-Za-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;
const VOID: ReadonlySet<string> = new Set(['meta', 'br', 'hr', 'col', 'link', 'input']);
const PASSIVE =
  /^(?:html|head|body|meta|title|style|main|header|footer|nav|section|article|div|span|details|summary|h[1-6]|p|a|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|caption|code|pre|strong|em|del|br|hr|blockquote|sup|small|input)$/;
const ACTIVE_ATTRIBUTE = /\s(?:on\w+|src|srcset|action|formaction|style|href\s*=\s*["']?(?!["']?#))\s*=?/i;

function activeTags(page: string): readonly string[] {
  return [...page.matchAll(TAG)].flatMap(([tag, , name = '', attributes = '']) =>
    !PASSIVE.test(name)
      ? [`has a tag ${tag.slice(0, 100)}`]
      : ACTIVE_ATTRIBUTE.test(
            attributes.replace(/"[^"]*"/g, (value) => (value.startsWith('"#') ? '"#"' : '"x"')),
          )
        ? [`has an active attribute: ${tag.slice(0, 200)}`]
        : [],
  );
}

/** Elements that do not close in the order they opened. */
function unbalanced(page: string, voids: ReadonlySet<string>): readonly string[] {
  const open: string[] = [];
  for (const [tag, closes, name = '', rest = ''] of page.matchAll(TAG)) {
    if (voids.has(name) || rest.endsWith('/')) continue;
    if (closes === '') open.push(name);
    else if (open.pop() !== name) return [`${tag} closes something else`];
  }
  return open.length === 0 ? [] : [`${open.at(-1)} stays open`];
}

/** https://www.w3.org/TR/xml/#charsets */
function noXml(page: string): readonly string[] {
  const match = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(page);
  const text = page.replace(TAG, '').replace(/<\?xml[^>]*>/, '');
  return [
    ...(match === null ? [] : [`holds U+${match[0].codePointAt(0)?.toString(16)}, which XML cannot`]),
    ...(/<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(text) ? ['holds < or & in text'] : []),
    ...invisible(page.replaceAll('\t', ' ')),
  ];
}
