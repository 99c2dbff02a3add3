import type { FootnoteDefinition, Heading, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { cleanLines } from './clean-text.ts';
import { markdown } from './serialize.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * Markdown that somebody wrote for a section of that level, so that it stays there: it is parsed by itself and written
 * again, which closes what it left open. Headings go below the section's, HTML becomes text, references and footnotes
 * are resolved, images become links. Without a newline at the end; '' where nothing is left.
 */
export function ownMarkdown(text: string, level: 1 | 2 | 3 | 4 | 5): string {
  const clean = cleanLines(text);
  if (clean.length > LONGEST || isTangled(clean)) return markdown({ type: 'code', value: clean });
  const tree = parser.parse(clean);
  const confiner = new Confiner(tree, clean, level);
  return markdown(...confiner.blocks(tree.children), ...confiner.notes());
}

/** Parsing takes longer than linear time. */
const LONGEST = 50_000;
const DEEPEST = 20;

/** Openings one after the other, which no text has and which take the parser quadratic time. */
function isTangled(text: string): boolean {
  return /(?:[[!*_~<`(>\\&]\s?){300}/.test(text);
}

class Confiner {
  readonly #source: string;
  readonly #level: number;
  readonly #shallowest: number;
  readonly #definitions: ReadonlyMap<string, { readonly url: string; readonly title: string | null }>;
  readonly #footnotes: ReadonlyMap<string, FootnoteDefinition>;
  readonly #numbers = new Map<string, number>();
  #lastDepth: number;

  constructor(tree: Root, source: string, level: number) {
    const all = descendants(tree.children);
    const depths = all.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
    this.#source = source;
    this.#level = level;
    this.#lastDepth = level;
    this.#shallowest = depths.reduce<number>((least, depth) => Math.min(least, depth), 6);
    // Of two definitions the first one counts: https://spec.commonmark.org/0.31.2/#matches
    this.#definitions = new Map(
      all
        .flatMap((node) => (node.type === 'definition' ? [node] : []))
        .toReversed()
        .map(({ identifier, url, title }) => [identifier, { url, title: title ?? null }] as const),
    );
    this.#footnotes = new Map(
      all
        .flatMap((node) => (node.type === 'footnoteDefinition' ? [node] : []))
        .toReversed()
        .map((node) => [node.identifier, node] as const),
    );
  }

  blocks(nodes: readonly RootContent[], depth = 0): RootContent[] {
    return nodes.flatMap((node) => this.#node(node, depth));
  }

  /** What footnotes say, at the end: those that are referred to, each once. */
  notes(): RootContent[] {
    const written: RootContent[] = [];
    for (let number = 1; number <= this.#numbers.size && number <= MOST_NOTES; number += 1) {
      const [identifier] = [...this.#numbers].find(([, own]) => own === number) ?? [];
      const note = this.#footnotes.get(identifier ?? '');
      const [first, ...rest] = note === undefined ? [] : this.blocks(note.children, 1);
      const label: PhrasingContent = { type: 'text', value: `[${number}] ` };
      if (first?.type === 'paragraph')
        written.push({ type: 'paragraph', children: [label, ...first.children] }, ...rest);
      else
        written.push(
          { type: 'paragraph', children: [label] },
          ...(first === undefined ? [] : [first, ...rest]),
        );
    }
    return written;
  }

  #node(node: RootContent, depth: number): RootContent[] {
    if (depth > DEEPEST) return [this.#asText(node)];
    switch (node.type) {
      case 'definition':
      case 'footnoteDefinition':
      case 'yaml':
        return [];
      case 'html':
        return this.#html(node.value, depth);
      case 'heading':
        return [
          { ...node, depth: this.#headingDepth(node.depth), children: this.#inline(node.children, depth) },
        ];
      case 'link': {
        const children = this.#inline(node.children, depth);
        return isHarmless(node.url) ? [{ ...node, children }] : children;
      }
      case 'image':
        return [linkTo(node.url, node.title ?? null, [{ type: 'text', value: node.alt || node.url }])].flat();
      case 'linkReference': {
        const children = this.#inline(node.children, depth);
        const found = this.#definitions.get(node.identifier);
        return found === undefined ? children : linkTo(found.url, found.title, children);
      }
      case 'imageReference': {
        const found = this.#definitions.get(node.identifier);
        const label: PhrasingContent = { type: 'text', value: node.alt || node.identifier };
        return found === undefined ? [label] : linkTo(found.url, found.title, [label]);
      }
      case 'footnoteReference': {
        const number = this.#numbers.get(node.identifier) ?? this.#numbers.size + 1;
        this.#numbers.set(node.identifier, number);
        return [{ type: 'text', value: `[${number}]` }];
      }
      default:
        return [this.#within(node, depth)];
    }
  }

  /** The same node around what becomes of its children. */
  #within(node: RootContent, depth: number): RootContent {
    switch (node.type) {
      case 'paragraph':
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'tableCell':
        return { ...node, children: this.#inline(node.children, depth) };
      case 'blockquote':
        return { ...node, children: this.#flow(node.children, depth) };
      case 'list':
        return {
          ...node,
          children: node.children.map((item) => ({
            ...item,
            children: this.#flow(item.children, depth + 1),
          })),
        };
      case 'table':
        return {
          ...node,
          children: node.children.map((row) => ({
            ...row,
            children: row.children.map((cell) => ({
              ...cell,
              children: this.#inline(cell.children, depth + 1),
            })),
          })),
        };
      default:
        return node;
    }
  }

  /** Comments are left out; other HTML stands as the text it is. */
  #html(value: string, depth: number): RootContent[] {
    const text = withoutComments(value).trim();
    if (text === '') return [];
    const shown: PhrasingContent = { type: 'text', value: text.replace(/\s+/g, ' ') };
    return depth === INLINE ? [shown] : [{ type: 'paragraph', children: [shown] }];
  }

  #headingDepth(depth: number): Heading['depth'] {
    const wanted = this.#level + 1 + depth - this.#shallowest;
    // No level is left out on the way down.
    this.#lastDepth = Math.min(6, wanted, this.#lastDepth + 1);
    return HEADINGS[this.#lastDepth - 1] ?? 6;
  }

  #inline(nodes: readonly PhrasingContent[], depth: number): PhrasingContent[] {
    return nodes.flatMap((node) => {
      const confined = node.type === 'html' ? this.#html(node.value, INLINE) : this.#node(node, depth + 1);
      return confined.filter(isPhrasing);
    });
  }

  #flow(nodes: readonly RootContent[], depth: number) {
    return nodes.flatMap((node) => this.#node(node, depth + 1)).filter(isFlow);
  }

  #asText(node: RootContent): Paragraph | PhrasingContent {
    const { position } = node;
    const value = this.#source
      .slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
      .replace(/\s+/g, ' ')
      .slice(0, 500);
    const text: PhrasingContent = { type: 'text', value };
    return isPhrasing(node) ? text : { type: 'paragraph', children: [text] };
  }
}

/** One that is not closed stays. */
function withoutComments(html: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = html.indexOf('<!--', from);
    const end = start < 0 ? -1 : html.indexOf('-->', start + 4);
    if (end < 0) return kept.concat(html.slice(from)).join('');
    kept.push(html.slice(from, start));
    from = end + 3;
  }
}

const MOST_NOTES = 200;
/** Stands for "within a paragraph". */
const INLINE = -1;
const HEADINGS = [1, 2, 3, 4, 5, 6] as const;

function linkTo(url: string, title: string | null, children: PhrasingContent[]): PhrasingContent[] {
  const texts = children.filter((node) => node.type !== 'link');
  return isHarmless(url) ? [{ type: 'link', url, title, children: texts }] : children;
}

/** Pages of the web, mail, places in the page, files beside it. */
function isHarmless(url: string): boolean {
  return /^(?:https?:\/\/|mailto:|#|[^:]*$)/i.test(url) && !/^\/\//.test(url);
}

const PHRASING: ReadonlySet<RootContent['type']> = new Set([
  'break',
  'delete',
  'emphasis',
  'footnoteReference',
  'html',
  'image',
  'imageReference',
  'inlineCode',
  'link',
  'linkReference',
  'strong',
  'text',
]);

function isPhrasing(node: RootContent): node is PhrasingContent {
  return PHRASING.has(node.type);
}

function isFlow(
  node: RootContent,
): node is Extract<
  RootContent,
  { type: 'blockquote' | 'code' | 'heading' | 'html' | 'list' | 'paragraph' | 'table' | 'thematicBreak' }
> {
  return (
    !isPhrasing(node) && node.type !== 'listItem' && node.type !== 'tableRow' && node.type !== 'tableCell'
  );
}

/** Without recursion: what is nested deeply is no reason to fall over. */
function descendants(nodes: readonly RootContent[]): readonly RootContent[] {
  const all: RootContent[] = [];
  const left = nodes.toReversed();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    all.push(node);
    if ('children' in node) for (const child of node.children.toReversed()) left.push(child);
  }
  return all;
}
