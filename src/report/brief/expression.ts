import { Environment } from '@marcbachmann/cel-js';
import { FACTS } from '../../analysis/facts/fact-catalogue.ts';
import type { FactShape, GroupShape, LeafShape } from '../../analysis/facts/fact-shape.ts';
import type { SnapshotFacts } from '../../analysis/facts/snapshot-facts.ts';
import { evaluate, type Steps } from './expression/evaluate.ts';
import { checkFacts, type NamedRow } from './expression/known-facts.ts';
import { readTerm } from './expression/read-term.ts';
import { ExpressionMistake, type Term } from './expression/term.ts';
import { isUnknown, plain } from './expression/value.ts';
import type { Outcome } from './outcome.ts';

/** Compiled, and what it takes to be in the snapshot. */
export interface Expression {
  readonly text: string;
  readonly term: Term;
  readonly names: readonly NamedRow[];
}

/**
 * The library parses and checks types; evaluation is our own. Its evaluator knows no limit of time, takes JavaScript's
 * regular expressions, and has no value for what is not known.
 */
const environment = environmentOf(FACTS);

/**
 * Reads an expression over the facts. `expects`: `bool` of checks, `value` of what is measured.
 * Throws an `ExpressionMistake` with its place in the text.
 */
export function compile(text: string, expects: 'bool' | 'value'): Expression {
  const whole = { start: 0, end: text.length };
  const term = parsed(text);
  const names = checkFacts(term, FACTS);
  const checked = environment.check(text);
  if (!checked.valid) throw mistakeOf(checked.error, whole);
  const type = checked.type ?? 'dyn';
  if (expects === 'bool' && type !== 'bool')
    throw new ExpressionMistake(`expected a comparison, and this is ${aType(type)}`, whole);
  if (expects === 'value' && !SINGLE.has(type))
    throw new ExpressionMistake(`expected a single value, and this is ${aType(type)}`, whole);
  return { text, term, names };
}

/** Steps that all expressions of a brief may take together: about two seconds. */
export const MOST_STEPS = 5_000_000;

export function outcomeOf({ term }: Expression, facts: SnapshotFacts, steps: Steps): Outcome {
  const { value, read } = evaluate(term, facts, steps);
  if (isUnknown(value)) return { state: 'not evaluated', why: value.why.slice(0, 3).join('; ') };
  const result = plain(value);
  return result === null
    ? { state: 'not evaluated', why: 'no single value' }
    : { state: 'value', value: result, read };
}

function parsed(text: string): Term {
  try {
    return readTerm(environment.parse(text).ast);
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

function aType(type: string): string {
  return TYPE_WORDS.get(type) ?? (type.startsWith('list') ? 'a list' : 'a group of facts');
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

function environmentOf(facts: GroupShape): Environment {
  const made = new Environment({
    limits: {
      maxDepth: 40,
      maxAstNodes: 1000,
      maxListElements: 200,
      maxMapEntries: 1,
      maxCallArguments: 4,
    },
  });
  const types = new Map<string, string>();
  for (const [name, shape] of Object.entries(facts.fields))
    made.registerVariable(name, typeOf(shape, `Facts_${name}`, made, types));
  return made;
}

/** The CEL type of a fact; groups and rows become types of their own. */
function typeOf(shape: FactShape, name: string, made: Environment, types: Map<string, string>): string {
  switch (shape.kind) {
    case 'leaf':
      return shape.type;
    case 'counts':
      return 'map<string, int>';
    case 'rows':
      return `map<string, ${register(shape.fields, `${name}_row`, made, types)}>`;
    case 'group':
      return register(shape.fields, name, made, types);
  }
}

function register(
  fields: Readonly<Record<string, FactShape | LeafShape>>,
  name: string,
  made: Environment,
  types: Map<string, string>,
): string {
  const schema = Object.fromEntries(
    Object.entries(fields).map(([key, shape]) => [key, typeOf(shape, `${name}_${key}`, made, types)]),
  );
  made.registerType({ name, schema });
  return name;
}
