import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { UserError } from '../../user-error.ts';
import { closest } from './closest.ts';
import { knownKeys } from './known-keys.ts';
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
  const parsed = schema.safeParse(plainValue(document, position([])) ?? {});
  if (!parsed.success) throw mistakes(parsed.error.issues, position);
  return { brief: parsed.data, position };
}

export interface ParsedBrief {
  readonly brief: Brief;
  /** `brief.yaml:12:3` of a key. */
  readonly position: (path: readonly PropertyKey[]) => string;
}

/** Aliases that multiply without end are the one mistake found only here. */
function plainValue(document: Document, position: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new UserError(`${position}: not YAML: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function mistakes(issues: readonly z.core.$ZodIssue[], position: ParsedBrief['position']): UserError {
  const [first, ...others] = issues.flatMap(mistakesOf);
  if (first === undefined) return new UserError('the brief is not valid');
  const rest = others.length > 0 ? ` (and ${others.length} more)` : '';
  return new UserError(`${position(first.path)}: ${first.text}${rest}`);
}

interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

function mistakesOf(issue: z.core.$ZodIssue): readonly Mistake[] {
  if (issue.code !== 'unrecognized_keys')
    return [{ path: issue.path, text: `${nameOf(issue.path)}: ${reasonOf(issue)}` }];
  const known = knownKeys(issue.path);
  return issue.keys.map((key) => {
    const path = [...issue.path, key];
    const meant = closest(key, known);
    return { path, text: `unknown key ${nameOf(path)}${meant === null ? '' : `; did you mean ${meant}?`}` };
  });
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the brief' : path.map(String).join('.');
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is missing';
  return issue.message;
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
      String(item.key.value) === last
    ) {
      return item.key.range?.[0] ?? null;
    }
  }
  const element = typeof last === 'number' ? parent.items[last] : undefined;
  return isNode(element) ? (element.range?.[0] ?? null) : null;
}
