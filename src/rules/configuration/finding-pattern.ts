import { wildcard } from './wildcard.ts';

/** What findings are meant, by their fingerprint: `stuck-rollout shop/Deployment/*`. */
export interface FindingPattern {
  readonly text: string;
  /** Of the rule alone, before the blank. */
  readonly hasRule: (id: string) => boolean;
  readonly matches: (fingerprint: string) => boolean;
}

/** A rule and a subject with a blank between, each with `*` for any characters. */
export function findingPattern(text: string): FindingPattern {
  const blank = text.indexOf(' ');
  return {
    text,
    hasRule: wildcard(blank < 0 ? text : text.slice(0, blank)),
    matches: wildcard(text),
  };
}

/** All findings of one rule. */
export function ruleFindings(id: string): FindingPattern {
  return {
    text: id,
    hasRule: (rule) => rule === id,
    matches: (fingerprint) => fingerprint.startsWith(`${id} `),
  };
}
