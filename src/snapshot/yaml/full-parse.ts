import { isMap, isScalar, LineCounter, parseDocument, Scalar, visit, YAMLError } from 'yaml';
import { nestsTooDeep } from './nesting.ts';
import type { YamlProblemCode } from './sink.ts';

/** Why a piece could not be read; `line` and `column` count from 1 within it. */
export interface YamlFailure {
  readonly code: YamlProblemCode;
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

export interface YamlReading {
  readonly value: unknown;
  /** Line of the first key that occurs twice in its mapping, from 1; `null` when all keys are unique. */
  readonly duplicateLine: number | null;
}

/** Parses one document, without its `---`, of any YAML 1.2. Reasons never quote the text. */
export function fullParse(text: string): YamlReading | YamlFailure {
  const lines = new LineCounter();
  if (nestsTooDeep(text)) return failure('too-deep', TOO_DEEP, lines, null);
  try {
    // Unique keys are checked below: the parser's own check takes quadratic time.
    // The parser warns of keys that are no scalars on the process, in the file's own words.
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'error',
    });
    const [error] = document.errors;
    if (error?.code === 'RESOURCE_EXHAUSTION') return failure('too-deep', TOO_DEEP, lines, error);
    if (error !== undefined) return failure('invalid-yaml', unquoted(error.message), lines, error);
    unmaskAliases(document);
    const duplicate = duplicateKey(document);
    const value: unknown = document.toJS();
    return { value, duplicateLine: duplicate === null ? null : lines.linePos(duplicate).line };
  } catch (error) {
    if (error instanceof RangeError) return failure('too-deep', TOO_DEEP, lines, null);
    if (error instanceof ReferenceError && error.message.startsWith('Excessive alias count'))
      return failure('too-many-aliases', 'its aliases expand too far', lines, null);
    // The parser reports an alias without anchor, and the like, by throwing from its conversion.
    if (error instanceof Error) return failure('invalid-yaml', unquoted(error.message), lines, null);
    throw error;
  }
}

const TOO_DEEP = 'it is nested too deeply';

function failure(
  code: YamlProblemCode,
  reason: string,
  lines: LineCounter,
  error: YAMLError | null,
): YamlFailure {
  const { line, col } = error instanceof YAMLError ? lines.linePos(error.pos[0]) : { line: 1, col: 1 };
  return { code, reason, line: Math.max(1, line), column: Math.max(1, col) };
}

/** The parser quotes what it read after a colon or between quotes. */
function unquoted(message: string): string {
  const [words = ''] = message.split(/[:"\n]/, 1);
  return words.trim();
}

/** `***HIDDEN***` is what redaction leaves of a value; read as YAML it is an alias without an anchor. */
function unmaskAliases(document: ReturnType<typeof parseDocument>): void {
  visit(document, {
    Alias: (_, { source }) => (source.startsWith('**') ? new Scalar(`*${source}`) : undefined),
  });
}

function duplicateKey(document: ReturnType<typeof parseDocument>): number | null {
  let found: number | null = null;
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of isMap(map) ? map.items : []) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) {
          found = key.range?.[0] ?? 0;
          return visit.BREAK;
        }
        seen.add(name);
      }
      return undefined;
    },
  });
  return found;
}
