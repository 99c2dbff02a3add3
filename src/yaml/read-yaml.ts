import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { closest } from '../closest.ts';
import { UserError } from '../user-error.ts';
import { duplicateKey } from './duplicate-key.ts';
import { knownKeys } from './known-keys.ts';
import { offsetWithin } from './scalar-place.ts';
import { unusableKey } from './unusable-key.ts';

/** What a file of the user's is called, and what must stand in it. */
export interface FileShape<S extends z.ZodType> {
  /** `brief`, `configuration` */
  readonly noun: string;
  readonly schema: S;
}

/** What was read, and where in the file it stands. */
export interface ReadFile<T> {
  readonly value: T;
  /** `brief.yaml:12:3` of a key. */
  readonly position: (path: readonly PropertyKey[]) => string;
  /** `brief.yaml:12:17` of a character of a text. */
  readonly within: (path: readonly PropertyKey[], offset: number) => string;
}

/**
 * Reads a YAML file that a person writes. Throws a `UserError` that names file, line and column of the first mistake,
 * and counts the others.
 */
export function readYaml<S extends z.ZodType>(
  file: string,
  text: string,
  { noun, schema }: FileShape<S>,
): ReadFile<z.infer<S>> {
  if (text.length > LONGEST)
    throw new UserError(`${file}: too long: a ${noun} has at most ${LONGEST} characters`);
  const lines = new LineCounter();
  const document = documentOf(file, text, lines);
  const [mistake] = document.errors;
  if (mistake !== undefined) {
    const at = mistake.linePos?.[0];
    // The parser catches its own overflow; the column is where the stack ended.
    if (mistake.message.startsWith('Maximum call stack'))
      throw tooDeep(`${file}:${at?.line ?? 1}:1`, mistake);
    throw new UserError(
      `${file}:${at?.line ?? 1}:${at?.col ?? 1}: ${mistake.code === 'MULTIPLE_DOCS' ? 'a second document; expected one' : `not YAML: ${(mistake.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')}`}`,
    );
  }
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const twice = duplicateKey(document);
  if (twice !== null) throw new UserError(`${at(twice)}: not YAML: Map keys must be unique`);
  const unusable = unusableKey(document);
  if (unusable !== null) throw new UserError(`${at(unusable)}: expected a word as key`);
  const position = (path: readonly PropertyKey[]) => `${file}:${placeOf(document, lines, path)}`;
  const within = (path: readonly PropertyKey[], offset: number) => {
    const found = offsetWithin(document, text, path, offset);
    return found === null ? position(path) : at(found);
  };
  const parsed = schema.safeParse(plainValue(document, position([])) ?? {});
  if (!parsed.success) throw mistakes(parsed.error.issues, position, { noun, schema });
  return { value: parsed.data, position, within };
}

const LONGEST = 2_000_000;

/** Whatever is nested deeper than the parser can follow is not for us. */
function documentOf(file: string, text: string, lineCounter: LineCounter): Document {
  try {
    return parseDocument(text, { lineCounter, uniqueKeys: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeep(`${file}:1:1`, error);
  }
}

function tooDeep(place: string, cause: Error): UserError {
  return new UserError(`${place}: not YAML: nested too deeply`, { cause });
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

function mistakes(
  issues: readonly z.core.$ZodIssue[],
  position: ReadFile<unknown>['position'],
  shape: FileShape<z.ZodType>,
): UserError {
  const [first] = issues;
  if (first === undefined) return new UserError(`the ${shape.noun} is not valid`);
  const others = issues.reduce((sum, issue) => sum + mistakesIn(issue), -1);
  const rest = others > 0 ? ` (and ${others} more)` : '';
  const { path, text } = firstMistake(first, shape);
  return new UserError(`${position(path)}: ${text}${rest}`);
}

interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** One issue tells of all unknown keys of a map. */
function mistakesIn(issue: z.core.$ZodIssue): number {
  return issue.code === 'unrecognized_keys' ? issue.keys.length : 1;
}

function firstMistake(issue: z.core.$ZodIssue, { noun, schema }: FileShape<z.ZodType>): Mistake {
  const [key] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const nameOf = (path: readonly PropertyKey[]) =>
    path.length === 0 ? `the ${noun}` : path.map(String).join('.');
  if (key === undefined) return { path: issue.path, text: `${nameOf(issue.path)}: ${reasonOf(issue)}` };
  const path = [...issue.path, key];
  const meant = closest(key, knownKeys(schema, issue.path));
  return { path, text: `unknown key ${nameOf(path)}${meant === null ? '' : `; did you mean ${meant}?`}` };
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
