import { Environment } from '@marcbachmann/cel-js';
import { checkFields, type NamedRow } from './known-fields.ts';
import { type Dialect, readTerm } from './read-term.ts';
import type { GroupShape, Shape } from './shape.ts';
import { ExpressionMistake, type Term } from './term.ts';

/** Compiled, and what it takes to be in the snapshot. */
export interface Expression {
  readonly text: string;
  readonly term: Term;
  readonly names: readonly NamedRow[];
}

/** Reads expressions over one shape. */
export interface Language {
  /**
   * `expects`: `bool` of checks, `value` of what is measured or said. Throws an `ExpressionMistake` with its place in
   * the text.
   */
  readonly compile: (text: string, expects: 'bool' | 'value') => Expression;
}

export interface LanguageOptions extends Dialect {
  readonly shape: GroupShape;
  /** What a name stands for: `fact`, `field`. */
  readonly noun: string;
}

/**
 * The library parses and checks types; evaluation is our own. Its evaluator knows no limit of time, takes JavaScript's
 * regular expressions, and has no value for what is not known.
 */
export function language({ shape, noun, ...dialect }: LanguageOptions): Language {
  const environment = environmentOf(shape);
  return {
    compile: (text, expects) => {
      const whole = { start: 0, end: text.length };
      const term = parsed(environment, text, dialect);
      const names = checkFields(term, shape, noun);
      const checked = environment.check(text);
      if (!checked.valid) throw mistakeOf(checked.error, whole);
      const type = checked.type ?? 'dyn';
      if (expects === 'bool' && type !== 'bool')
        throw new ExpressionMistake(`expected a comparison, and this is ${aType(type, noun)}`, whole);
      if (expects === 'value' && !SINGLE.has(type))
        throw new ExpressionMistake(`expected a single value, and this is ${aType(type, noun)}`, whole);
      return { text, term, names };
    },
  };
}

function parsed(environment: Environment, text: string, dialect: Dialect): Term {
  try {
    return readTerm(environment.parse(text).ast, dialect);
  } catch (error) {
    throw mistakeOf(error, { start: 0, end: text.length });
  }
}

const SINGLE: ReadonlySet<string> = new Set(['bool', 'int', 'double', 'string']);

const TYPE_WORDS: ReadonlyMap<string, string> = new Map([
  ['bool', 'true or false'],
  ['int', 'a number'],
  ['double', 'a number'],
  ['string', 'a text'],
]);

function aType(type: string, noun: string): string {
  return TYPE_WORDS.get(type) ?? (type.startsWith('list') ? 'a list' : `a group of ${noun}s`);
}

/** What the library says, in one clause, with a hint where its words need one. */
function mistakeOf(
  error: unknown,
  whole: { readonly start: number; readonly end: number },
): ExpressionMistake {
  if (error instanceof ExpressionMistake) return error;
  const summary = textIn(error, 'summary') ?? (error instanceof Error ? error.message : String(error));
  const range = rangeOf(error) ?? whole;
  const clause = `${summary.slice(0, 1).toLowerCase()}${summary.slice(1)}`.replace('EOF', 'the end');
  return new ExpressionMistake(`${clause}${hint(summary)}`, range);
}

function hint(summary: string): string {
  if (/int \S+ double|double \S+ int/.test(summary))
    return '; write 4.0 beside a fraction, or double() around a whole number';
  if (/has\(\) invalid/.test(summary)) return '; it takes names with dots, as in has(object.spec)';
  return /Unexpected character: =/.test(summary) ? '; to compare, write ==' : '';
}

function textIn(error: unknown, key: 'summary'): string | null {
  if (typeof error !== 'object' || error === null || !(key in error)) return null;
  return typeof error[key] === 'string' ? error[key] : null;
}

function rangeOf(error: unknown): { readonly start: number; readonly end: number } | null {
  if (typeof error !== 'object' || error === null || !('range' in error)) return null;
  const { range } = error;
  if (typeof range !== 'object' || range === null || !('start' in range) || !('end' in range)) return null;
  return typeof range.start === 'number' && typeof range.end === 'number'
    ? { start: range.start, end: range.end }
    : null;
}

function environmentOf(shape: GroupShape): Environment {
  const made = new Environment({
    limits: {
      maxDepth: 40,
      maxAstNodes: 1000,
      maxListElements: 200,
      maxMapEntries: 1,
      maxCallArguments: 4,
    },
  });
  for (const [name, own] of Object.entries(shape.fields))
    made.registerVariable(name, typeOf(own, `Facts_${name}`, made));
  return made;
}

/** The CEL type of a shape; groups, parts and rows become types of their own. */
function typeOf(shape: Shape, name: string, made: Environment): string {
  switch (shape.kind) {
    case 'leaf':
      return shape.type;
    case 'counts':
      return 'map<string, int>';
    case 'map':
      return `map<string, ${shape.type}>`;
    case 'list':
      return `list<${register(shape.fields, `${name}_part`, made)}>`;
    case 'rows':
      return `map<string, ${register(shape.fields, `${name}_row`, made)}>`;
    case 'group':
      return register(shape.fields, name, made);
  }
}

function register(fields: Readonly<Record<string, Shape>>, name: string, made: Environment): string {
  const schema = Object.fromEntries(
    Object.entries(fields).map(([key, shape]) => [key, typeOf(shape, `${name}_${key}`, made)]),
  );
  made.registerType({ name, schema });
  return name;
}
