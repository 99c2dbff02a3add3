import { evaluate, type Subject } from '../expression/evaluate.ts';
import type { Expression } from '../expression/language.ts';
import { namesIn } from '../expression/names-in.ts';
import type { Plain } from '../expression/plain.ts';
import type { GroupShape } from '../expression/shape.ts';
import { isUnknown, type Known } from '../expression/value.ts';
import { groupBy } from '../model/grouping.ts';
import { type KubernetesObject, objectKey, reference } from '../model/object.ts';
import { counted } from '../rules/amount-words.ts';
import { excerpt } from '../rules/excerpt.ts';
import { field } from '../rules/field-evidence.ts';
import type { Evidence } from '../rules/finding.ts';
import { defineRule, type Rule, type RuleCard } from '../rules/rule.ts';
import { OBJECT_KINDS, type OwnKind } from './object/kinds.ts';

/** A rule that the user has written, compiled. */
export interface OwnRule {
  readonly card: RuleCard;
  readonly kind: OwnKind;
  readonly when: Expression;
  /** `null`: the title says it. */
  readonly message: Expression | null;
}

/** Steps that one object may take: some thousand containers. */
export const MOST_STEPS_OF_OBJECT = 100_000;
/** Steps that all own rules may take in a run, in equal shares: some seconds. */
export const MOST_STEPS_OF_RUN = 20_000_000;

/**
 * What the user has written as a rule like ours. Of pods the top owner is the subject, as everywhere. An expression
 * that cannot be told of an object, and one that asks for too much work, throws: the rule has then crashed, and no
 * other. `rules`: how many there are, itself included.
 */
export function ruleOf({ card, kind, when, message }: OwnRule, rules: number): Rule {
  const { name, shape, objects } = OBJECT_KINDS[kind];
  const wanted = new Set([when, message].flatMap((each) => (each === null ? [] : [...namesIn(each.term)])));
  const share = Math.floor(MOST_STEPS_OF_RUN / rules);
  return defineRule({
    ...card,
    needs: [name],
    *check(view) {
      const budget = { left: share };
      const seen: Seen[] = [];
      for (const { object, read } of objects(view)) {
        const asked = new Asked(object, subjectOf(shape, read(wanted)), budget);
        const fires = asked.value('when', when);
        if (fires.value !== true) continue;
        const words = message === null ? card.title : String(asked.value('message', message).value);
        seen.push({ object, words: excerpt(words, LONGEST), evidence: fires.evidence });
      }
      const bySubject = groupBy(seen, ({ object }) =>
        objectKey(kind === 'Pod' ? view.links.topOwner(object) : reference(object)),
      );
      for (const own of bySubject.values()) {
        const [first] = own;
        if (first === undefined) continue;
        yield {
          subject: kind === 'Pod' ? view.links.topOwner(first.object) : reference(first.object),
          facts: { message: first.words, objects: own.length },
          evidence: own.slice(0, 3).flatMap(({ evidence }) => evidence),
          related: kind === 'Pod' ? own.map(({ object }) => reference(object)) : [],
        };
      }
    },
    message: ({ message: words, objects: count }) =>
      count === 1 ? words : `${words} (and ${counted(count - 1, 'more pod')})`,
  });
}

const LONGEST = 300;

interface Seen {
  readonly object: KubernetesObject;
  readonly words: string;
  readonly evidence: readonly Evidence[];
}

function subjectOf(shape: GroupShape, object: Plain): Subject {
  return {
    shape: { kind: 'group', fields: { object: shape } },
    value: { object },
    noun: 'field',
    lacking: () => [],
    gap: (path) => `${path} is not set; ask first whether it is, with has() or in`,
  };
}

/** One object, and what its expressions take from the rule's budget. */
class Asked {
  readonly #object: KubernetesObject;
  readonly #subject: Subject;
  readonly #budget: { left: number };

  constructor(object: KubernetesObject, subject: Subject, budget: { left: number }) {
    this.#object = object;
    this.#subject = subject;
    this.#budget = budget;
  }

  value(
    name: string,
    expression: Expression,
  ): { readonly value: Known; readonly evidence: readonly Evidence[] } {
    const steps = { left: Math.min(MOST_STEPS_OF_OBJECT, this.#budget.left) };
    const before = steps.left;
    const { value, read } = evaluate(expression.term, this.#subject, steps);
    this.#budget.left -= before - Math.max(0, steps.left);
    if (isUnknown(value))
      throw new Error(
        `"${name}" of ${excerpt(objectKey(reference(this.#object)))}: ${value.why[0] ?? 'unknown'}`,
      );
    return {
      value,
      evidence: read
        .slice(0, MOST_EVIDENCE)
        .map((each) => field(this.#object, each.path.replace(/^object\./, ''), shown(each.value))),
    };
  }
}

const MOST_EVIDENCE = 3;

function shown(value: Plain): string | number | boolean | null {
  return typeof value === 'object' ? JSON.stringify(value) : value;
}
