import type { RootContent } from 'mdast';
import type { Cause } from '../../analysis/causes/cause.ts';
import { namespacedName, type ObjectReference, objectKey } from '../../model/object.ts';
import type { Finding } from '../../rules/finding.ts';
import { counted } from '../format/numbers.ts';
import { codeBlock } from '../markdown/blocks.ts';
import { cleanText } from '../markdown/clean-text.ts';

/** A chain this short is told faster than drawn. */
const FEWEST_LINKS = 3;
/** More boxes than this are no picture any more. */
const MOST_BOXES = 16;
const LONGEST = 60;

/**
 * The chain of a cause as a Mermaid flowchart: the root, what follows from what, then the Services and routes that lose
 * by it. Nothing for a chain of one or two links.
 */
export function causeGraph(cause: Cause, findings: readonly Finding[]): readonly RootContent[] {
  const { services, routes } = cause.impact;
  if (cause.chain.length + services.length + routes.length < FEWEST_LINKS) return [];
  const boxes = new Boxes();
  const root = boxes.box(objectKey(cause.root), [objectText(cause.root), cause.title]);
  const others = new Set(cause.alsoAt.map(objectKey));
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const boxOf = (fingerprint: string): string | null => {
    const finding = byFingerprint.get(fingerprint);
    if (finding === undefined) return null;
    return boxes.box(objectKey(finding.subject), [objectText(finding.subject), finding.title]);
  };
  for (const ref of cause.alsoAt) boxes.box(objectKey(ref), [objectText(ref), cause.title]);
  for (const { from, to } of cause.chain) {
    const subject = byFingerprint.get(to)?.subject;
    const isRoot = from === null && subject !== undefined && others.has(objectKey(subject));
    const start = from === null ? root : boxOf(from);
    const end = boxOf(to);
    if (!isRoot && start !== null && end !== null) boxes.arrow(start, '-->', end);
  }
  for (const { ref, ready, behind } of services) {
    const state = ready === 0 ? 'no ready endpoint' : `${counted(ready, 'ready endpoint')} left`;
    const box = boxes.box(objectKey(ref), [objectText(ref), state]);
    const known = behind.filter((one) => boxes.has(objectKey(one)));
    if (known.length === 0) boxes.arrow(root, '-.->', box);
    for (const one of known) boxes.arrow(boxes.box(objectKey(one), []), '-.->', box);
  }
  for (const { host, path, state, service } of routes) {
    const url = `${host ?? '*'}${path ?? ''}`;
    const before =
      service !== null && boxes.has(objectKey(service)) ? boxes.box(objectKey(service), []) : root;
    boxes.arrow(before, '-.->', boxes.box(`route ${url}`, [url, `${state} for users`]));
  }
  return boxes.arrows.size < 2 ? [] : [codeBlock('mermaid', ['flowchart LR', ...boxes.lines()])];
}

/** Boxes by what they stand for, named in the order of their making; those that have no room are counted. */
class Boxes {
  readonly arrows = new Set<string>();
  readonly #names = new Map<string, string | null>();
  readonly #lines: string[] = [];

  /** The box's name; `null` once there are too many. */
  box(key: string, label: readonly string[]): string | null {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = this.#lines.length < MOST_BOXES ? `n${this.#lines.length + 1}` : null;
    this.#names.set(key, name);
    if (name !== null) this.#lines.push(`  ${name}["${label.map(mermaidText).join('<br/>')}"]`);
    return name;
  }

  has(key: string): boolean {
    return this.#names.has(key);
  }

  arrow(from: string | null, kind: '-->' | '-.->', to: string | null): void {
    if (from !== null && to !== null && from !== to) this.arrows.add(`  ${from} ${kind} ${to}`);
  }

  lines(): readonly string[] {
    const rest = [...this.#names.values()].filter((name) => name === null).length;
    return [
      ...this.#lines,
      ...(rest === 0 ? [] : [`  more["and ${rest} more"]`, '  n1 --> more']),
      ...this.arrows,
    ];
  }
}

function objectText(ref: ObjectReference): string {
  return `${ref.kind} ${namespacedName(ref)}`;
}

/** Letters, digits and what has no meaning to Mermaid stay; anything else becomes a character entity. */
function mermaidText(text: string): string {
  return [...cleanText(text, LONGEST)]
    .map((character) => (PLAIN.test(character) ? character : `#${character.codePointAt(0)};`))
    .join('');
}

const PLAIN = /^[\p{L}\p{N} ./:*_,-]$/u;
