import { FACTS } from '../../analysis/facts/fact-catalogue.ts';
import type { SnapshotFacts } from '../../analysis/facts/snapshot-facts.ts';
import { evaluate, type Steps, type Subject } from '../../expression/evaluate.ts';
import { type Expression, language } from '../../expression/language.ts';
import { isUnknown, plain } from '../../expression/value.ts';
import { resourceName } from '../../model/kinds.ts';
import type { Outcome } from './outcome.ts';

/** Of facts nobody can tell one that is not set from one that was not captured: there is no `has`. */
const FACTS_LANGUAGE = language({ shape: FACTS, noun: 'fact', has: false, list: 'workloads' });

/** Reads an expression over the facts. Throws an `ExpressionMistake` with its place in the text. */
export function compile(text: string, expects: 'bool' | 'value'): Expression {
  return FACTS_LANGUAGE.compile(text, expects);
}

/** Steps that all expressions of a brief may take together: about two seconds. */
export const MOST_STEPS = 5_000_000;

export function outcomeOf({ term }: Expression, facts: SnapshotFacts, steps: Steps): Outcome {
  const { value, read } = evaluate(term, subjectOf(facts), steps);
  if (isUnknown(value)) return { state: 'not evaluated', why: value.why.slice(0, 3).join('; ') };
  const result = plain(value);
  return result === null
    ? { state: 'not evaluated', why: 'no single value' }
    : { state: 'value', value: result, read };
}

function subjectOf(facts: SnapshotFacts): Subject {
  const captured: unknown = facts.captured;
  const states = new Map<string, unknown>(
    typeof captured === 'object' && captured !== null ? Object.entries(captured) : [],
  );
  const isKnown = states.size > 0;
  return {
    shape: FACTS,
    value: facts,
    noun: 'fact',
    lacking: (needs) => (isKnown ? needs.filter((source) => states.get(source) !== true) : []),
    gap: (path, needs) =>
      needs.length === 0
        ? `${path} was not evaluated`
        : `${path} was not evaluated, it needs ${needs.map(resourceName).join(', ')}`,
  };
}
