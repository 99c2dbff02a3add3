import type { Audit } from '../../analysis/audit.ts';
import { FACTS } from '../../analysis/facts/fact-catalogue.ts';
import type { FactShape } from '../../analysis/facts/fact-shape.ts';
import { snapshotFacts } from '../../analysis/facts/facts-of.ts';
import type { FactValue, SnapshotFacts } from '../../analysis/facts/snapshot-facts.ts';
import { wholeness } from '../../analysis/facts/wholeness.ts';
import { closest } from '../../closest.ts';
import { excerpt } from '../../expression/excerpt.ts';
import type { NamedRow } from '../../expression/known-fields.ts';
import type { Expression } from '../../expression/language.ts';
import { ExpressionMistake } from '../../expression/term.ts';
import { UserError } from '../../user-error.ts';
import { compile, MOST_STEPS, outcomeOf } from './expression.ts';
import { expressionsOf, type Written } from './expressions-of.ts';
import type { Ask } from './outcome.ts';
import type { ParsedBrief } from './parse.ts';

/**
 * Compiles every expression of a brief. Throws a `UserError` with place and excerpt at the first mistake, and at the
 * first object that none of the audits shows, where it would be shown. What it gives answers about one snapshot.
 */
export function checkExpressions(
  parsed: ParsedBrief,
  audits: readonly Audit[],
): (facts: SnapshotFacts) => Ask {
  const compiled = new Map<string, Expression>();
  const looks = audits.map((audit) => ({ audit, facts: snapshotFacts(audit) }));
  for (const written of expressionsOf(parsed.brief)) {
    const expression = compileWritten(written, parsed);
    compiled.set(`${written.expects} ${written.text}`, expression);
    const dangling = expression.names.find(
      (name) => looks.length > 0 && looks.every((look) => lacks(look, name)),
    );
    if (dangling !== undefined) throw noSuchObject(dangling, looks, written, parsed);
  }
  return (facts) => {
    const steps = { left: MOST_STEPS };
    return (text, expects) => {
      const expression = compiled.get(`${expects} ${text}`);
      return expression === undefined
        ? { state: 'not evaluated', why: 'not an expression of this brief' }
        : outcomeOf(expression, facts, steps);
    };
  };
}

function compileWritten({ text, expects, path }: Written, parsed: ParsedBrief): Expression {
  try {
    return compile(text, expects);
  } catch (error) {
    if (!(error instanceof ExpressionMistake)) throw error;
    throw mistakeAt(error.message, error, { text, path, expects }, parsed);
  }
}

function mistakeAt(
  message: string,
  { start, end }: { readonly start: number; readonly end: number },
  { text, path }: Written,
  { within }: ParsedBrief,
): UserError {
  return new UserError(`${within(path, start)}: ${path.map(String).join('.')}: ${message}`, {
    excerpt: excerpt(text, start, end),
  });
}

interface Look {
  readonly audit: Audit;
  readonly facts: SnapshotFacts;
}

/** The snapshot would show an object of that name, and does not. */
function lacks({ audit, facts }: Look, { rows, key }: NamedRow): boolean {
  const shape = shapeAt(rows);
  const objects = valueAt(facts, rows);
  if (shape?.kind !== 'rows' || objects === null) return false;
  return !Object.hasOwn(objects, key) && wholeness(audit).whole(...shape.needs);
}

function noSuchObject(
  name: NamedRow,
  looks: readonly Look[],
  written: Written,
  parsed: ParsedBrief,
): UserError {
  const known = looks.flatMap(({ facts }) => Object.keys(valueAt(facts, name.rows) ?? {}));
  const meant = closest(name.key, known);
  return mistakeAt(
    `the snapshot has no ${name.rows}[${JSON.stringify(name.key)}]${meant === null ? '' : `; did you mean ${meant}?`}`,
    name,
    written,
    parsed,
  );
}

function shapeAt(path: string): FactShape | null {
  return path.split('.').reduce<FactShape | null>((outer, name) => {
    if (outer?.kind !== 'group') return null;
    return (Object.hasOwn(outer.fields, name) ? outer.fields[name] : null) ?? null;
  }, FACTS);
}

function valueAt(facts: SnapshotFacts, path: string): Readonly<Record<string, FactValue>> | null {
  let place: FactValue = facts;
  for (const name of path.split('.')) {
    if (!isGroup(place)) return null;
    place = (Object.hasOwn(place, name) ? place[name] : null) ?? null;
  }
  return isGroup(place) ? place : null;
}

function isGroup(value: FactValue): value is { readonly [name: string]: FactValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
