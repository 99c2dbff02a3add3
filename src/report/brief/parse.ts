import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { UserError } from '../../user-error.ts';
import { closest } from './closest.ts';
import { type Brief, schema } from './schema.ts';

/**
 * Reads a brief. Throws a `UserError` that names file, line and column of the first mistake, and counts the others.
 */
export function parseBrief(file: string, text: string): ParsedBrief {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [mistake] = document.errors;
  if (mistake !== undefined) {
    const at = mistake.linePos?.[0];
    throw new UserError(
      `${file}:${at?.line ?? 1}:${at?.col ?? 1}: not YAML: ${(mistake.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')}`,
    );
  }
  const position = (path: readonly PropertyKey[]) => `${file}:${placeOf(document, lines, path)}`;
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (!parsed.success) throw mistakes(parsed.error.issues, position);
  return { brief: parsed.data, position };
}

export interface ParsedBrief {
  readonly brief: Brief;
  /** `brief.yaml:12:3` of a key. */
  readonly position: (path: readonly PropertyKey[]) => string;
}

function mistakes(issues: readonly z.core.$ZodIssue[], position: ParsedBrief['position']): UserError {
  const [first] = issues;
  const rest = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  if (first === undefined) return new UserError('the brief is not valid');
  if (first.code !== 'unrecognized_keys')
    return new UserError(`${position(first.path)}: ${first.path.join('.')}: ${first.message}${rest}`);
  const [key = ''] = first.keys;
  const meant = closest(key, knownKeys(first.path));
  const hint = meant === null ? '' : `; did you mean ${meant}?`;
  return new UserError(
    `${position([...first.path, key])}: unknown key ${[...first.path, key].join('.')}${hint}${rest}`,
  );
}

/** The keys the schema knows where the mistake was made: at the top, or one level down. */
function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(schema.shape);
  const [top] = path;
  if (top === 'report') return ['title', 'auditor', 'project', 'nextReview'];
  return top === 'cluster' ? ['name', 'purpose'] : top === 'dns' ? ['servers', 'upstream', 'notes'] : [];
}

/** Line and column of a key, or of the nearest parent that stands in the file. */
function placeOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): string {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = keyOffset(document, path.slice(0, length));
    if (offset !== null) {
      const { line, col } = lines.linePos(offset);
      return `${line}:${col}`;
    }
  }
  return '1:1';
}

function keyOffset(document: Document, path: readonly PropertyKey[]): number | null {
  const parent = path.length <= 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (
    last === undefined ||
    typeof parent !== 'object' ||
    parent === null ||
    !('items' in parent) ||
    !Array.isArray(parent.items)
  )
    return null;
  for (const item of parent.items) {
    if (
      typeof item === 'object' &&
      item !== null &&
      'key' in item &&
      isNode(item.key) &&
      'value' in item.key &&
      item.key.value === last
    ) {
      return item.key.range?.[0] ?? null;
    }
  }
  const element = typeof last === 'number' ? parent.items[last] : undefined;
  return isNode(element) ? (element.range?.[0] ?? null) : null;
}
