export interface ParsedElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ParsedElement[];
  readonly text: string;
}

/** A strict reader of the XML this project writes: no comments, CDATA or DTD. Throws at what is not well-formed. */
export function parsedXml(document: string): ParsedElement {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!document.startsWith(declaration)) throw new Error('no XML declaration');
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(document))
    throw new Error('a character XML cannot hold');
  const reader = { rest: document.slice(declaration.length) };
  const root = element(reader);
  if (reader.rest !== '\n') throw new Error(`after the root: ${JSON.stringify(reader.rest.slice(0, 40))}`);
  return root;
}

interface Reader {
  rest: string;
}

function element(reader: Reader): ParsedElement {
  const [, name = '', written = '', empty = ''] = take(reader, /^<([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/);
  const pairs = [...written.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(
    ([, key = '', value = '']): [string, string] => [key, decoded(value)],
  );
  const attributes = Object.fromEntries(pairs);
  if (Object.keys(attributes).length !== pairs.length) throw new Error(`an attribute twice: ${written}`);
  const children: ParsedElement[] = [];
  let text = '';
  while (empty === '' && !reader.rest.startsWith('</')) {
    if (reader.rest.startsWith('<')) children.push(element(reader));
    else text += decoded(take(reader, /^[^<]+/)[0] ?? '');
  }
  if (empty === '' && take(reader, /^<\/([a-z]+)>/)[1] !== name) throw new Error(`${name} is not closed`);
  return { name, attributes, children, text };
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray {
  const match = pattern.exec(reader.rest);
  if (match === null) throw new Error(`not well-formed: ${JSON.stringify(reader.rest.slice(0, 80))}`);
  reader.rest = reader.rest.slice(match[0].length);
  return match;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#10': '\n',
};

function decoded(text: string): string {
  if (text.includes(']]>')) throw new Error('"]]>" in text');
  return text.replace(/&([^;&]*)(;?)/g, (reference, name: string, end: string) => {
    const character = ENTITIES[name];
    if (end === '' || character === undefined) throw new Error(`no such entity: ${reference}`);
    return character;
  });
}
