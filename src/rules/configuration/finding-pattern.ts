import { wildcard } from './wildcard.ts';

/** What findings are meant, by their fingerprint: `stuck-rollout shop/Deployment/*`. */
export interface FindingPattern {
  readonly text: string;
  /** Of the rule alone, before the blank. */
  readonly hasRule: (id: string) => boolean;
  readonly matches: (fingerprint: string) => boolean;
}

/** A rule and a subject with a blank between, each with `*` for any characters; without a subject it matches nothing. */
export function findingPattern(text: string): FindingPattern {
  const [rule, subject] = parts(text);
  const hasRule = wildcard(rule);
  const hasSubject = wildcard(subject);
  return {
    text,
    hasRule,
    matches: (fingerprint) => {
      const [id, name] = parts(fingerprint);
      return hasRule(id) && hasSubject(name);
    },
  };
}

/** Before and after the first blank: ids of rules have none. */
function parts(text: string): readonly [string, string] {
  const blank = text.indexOf(' ');
  return blank < 0 ? [text, ''] : [text.slice(0, blank), text.slice(blank + 1)];
}

/** All findings of one rule. */
export function ruleFindings(id: string): FindingPattern {
  return {
    text: id,
    hasRule: (rule) => rule === id,
    matches: (fingerprint) => fingerprint.startsWith(`${id} `),
  };
}
