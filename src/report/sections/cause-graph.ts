import type { RootContent } from 'mdast';
import type { Cause } from '../../analysis/causes/cause.ts';
import { namespacedName, type ObjectReference, objectKey } from '../../model/object.ts';
import { someOf } from '../../rules/amount-words.ts';
import type { Finding } from '../../rules/finding.ts';
import { counted } from '../format/numbers.ts';
import { codeBlock } from '../markdown/blocks.ts';
import { cleanText } from '../markdown/clean-text.ts';
import { type Arrow, type Box, type Drawing, withoutAlike } from './alike-boxes.ts';

/** A chain this short is told faster than drawn. */
const FEWEST_LINKS = 3;
/** More boxes than this are no picture any more. */
const MOST_BOXES = 16;
const LONGEST = 60;
const LONGEST_NAMES = 160;

/**
 * The chain of a cause as a Mermaid flowchart: the root, what follows from what, then the Services and routes that lose
 * by it; three and more that say the same are one box. Nothing for a chain of one or two links.
 */
export function causeGraph(cause: Cause, explained: readonly Finding[]): readonly RootContent[] {
  const { services, routes } = cause.impact;
  if (cause.chain.length + services.length + routes.length < FEWEST_LINKS) return [];
  const drawing = drawingOf(cause, explained);
  if (drawing.arrows.length < 2) return [];
  return [codeBlock('mermaid', ['flowchart LR', ...lines(withoutAlike(drawing))])];
}

function drawingOf(cause: Cause, explained: readonly Finding[]): Drawing {
  const { services, routes } = cause.impact;
  const boxes = new Map<string, Box>();
  const arrows = new Map<string, Arrow>();
  const box = (key: string, kind: string, name: string, words: string): string => {
    if (!boxes.has(key)) boxes.set(key, { key, kind, names: [name], words });
    return key;
  };
  const object = (ref: ObjectReference, words: string) =>
    box(objectKey(ref), ref.kind, namespacedName(ref), words);
  const arrow = (from: string, kind: Arrow['kind'], to: string) => {
    if (from !== to) arrows.set(`${from}\n${kind}\n${to}`, { from, kind, to });
  };
  const root = object(cause.root, cause.title);
  for (const ref of cause.alsoAt) object(ref, cause.title);
  const others = new Set(cause.alsoAt.map(objectKey));
  const byFingerprint = new Map(explained.map((finding) => [finding.fingerprint, finding]));
  const boxOf = (fingerprint: string): string | null => {
    const finding = byFingerprint.get(fingerprint);
    return finding === undefined ? null : object(finding.subject, finding.title);
  };
  for (const { from, to } of cause.chain) {
    const subject = byFingerprint.get(to)?.subject;
    const isRoot = from === null && subject !== undefined && others.has(objectKey(subject));
    const start = from === null ? root : boxOf(from);
    const end = boxOf(to);
    if (!isRoot && start !== null && end !== null) arrow(start, '-->', end);
  }
  for (const { ref, ready, behind } of services) {
    const end = object(ref, ready === 0 ? 'no ready endpoint' : `${counted(ready, 'ready endpoint')} left`);
    const known = behind.map(objectKey).filter((key) => boxes.has(key));
    for (const start of known.length === 0 ? [root] : known) arrow(start, '-.->', end);
  }
  for (const { host, path, state, service } of routes) {
    const url = `${host ?? '*'}${path ?? ''}`;
    const before = service !== null && boxes.has(objectKey(service)) ? objectKey(service) : root;
    arrow(before, '-.->', box(`route ${url}`, ROUTE, url, `${state} for users`));
  }
  return { boxes: [...boxes.values()], arrows: [...arrows.values()] };
}

const ROUTE = 'route';

/** Boxes are named in their order; those that have no room are counted. */
function lines({ boxes, arrows }: Drawing): readonly string[] {
  const shown = boxes.slice(0, MOST_BOXES);
  const names = new Map(shown.map(({ key }, index) => [key, `n${index + 1}`]));
  const rest = boxes.slice(MOST_BOXES).reduce((sum, box) => sum + box.names.length, 0);
  return [
    ...shown.map((box, index) => `  n${index + 1}["${label(box).join('<br/>')}"]`),
    ...(rest === 0 ? [] : [`  more["and ${rest} more"]`, '  n1 --> more']),
    ...arrows.flatMap(({ from, kind, to }) => {
      const [start, end] = [names.get(from), names.get(to)];
      return start === undefined || end === undefined ? [] : [`  ${start} ${kind} ${end}`];
    }),
  ];
}

/** `Deployment shop/cart` and what is said of it; of several how many there are, then the names of the first. */
function label({ kind, names, words }: Box): readonly string[] {
  const [only = '', ...others] = names;
  if (others.length === 0)
    return [kind === ROUTE ? only : `${kind} ${only}`, words].map((line) => mermaidText(line));
  return [
    mermaidText(counted(names.length, kind)),
    mermaidText(someOf(names), LONGEST_NAMES),
    mermaidText(words),
  ];
}

/** Letters, digits and what has no meaning to Mermaid stay; anything else becomes a character entity. */
function mermaidText(text: string, longest = LONGEST): string {
  return [...cleanText(text, longest)]
    .map((character) => (PLAIN.test(character) ? character : `#${character.codePointAt(0)};`))
    .join('');
}

const PLAIN = /^[\p{L}\p{N} ./:*_,-]$/u;
