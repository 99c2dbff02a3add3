import { cleanLines } from '../markdown/clean-text.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Strings are text. */
  readonly children: readonly (XmlElement | string)[];
}

/** An XML 1.0 document, an element a line. Values may be any text: what XML cannot hold is left out. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${rendered(root, '')}\n`;
}

function rendered({ name, attributes, children }: XmlElement, indent: string): string {
  const pairs = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(value).replaceAll('\n', '&#10;')}"`,
  );
  const opening = `${indent}<${name}${pairs.join('')}`;
  if (children.length === 0) return `${opening}/>`;
  const inner = children.map((child) =>
    typeof child === 'string' ? escaped(child) : `\n${rendered(child, `${indent}  `)}`,
  );
  const isText = children.every((child) => typeof child === 'string');
  return `${opening}>${inner.join('')}${isText ? '' : `\n${indent}`}</${name}>`;
}

/** XML 1.0, production 2 (Char): control characters, lone surrogates and two noncharacters have no spelling at all. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return cleanLines(text)
    .replace(ILLEGAL, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
