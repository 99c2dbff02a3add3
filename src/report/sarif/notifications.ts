import type { Audit } from '../../analysis/audit.ts';
import { resourceName } from '../../model/kinds.ts';
import type { Verdict } from '../../rules/evaluate.ts';
import { counted, listed } from '../format/numbers.ts';
import { cleanText } from '../markdown/clean-text.ts';
import { indexOf } from './result.ts';

/** What the results do not say: rules that crashed or were not evaluated, and findings there is no room for. */
export function notifications({ rules, findings }: Audit, mostResults: number) {
  const rest = findings.length - mostResults;
  return [
    ...(rest > 0 ? [leftOut(rest, mostResults)] : []),
    ...rules.filter(({ outcome }) => outcome === 'crashed').map(crashed),
    ...rules.filter(({ missing }) => missing.length > 0).map(unseen),
  ];
}

function leftOut(rest: number, mostResults: number) {
  const text = `${counted(rest, 'finding')} left out: a log holds the ${mostResults} worst. The JSON audit has them all.`;
  return { descriptor: { id: 'results-left-out' }, level: 'warning', message: { text } };
}

function crashed(verdict: Verdict) {
  const text = cleanText(
    `The rule crashed, which is a bug in kube-dossier: ${verdict.error ?? 'unknown error'}`,
  );
  return {
    descriptor: { id: 'rule-crashed' },
    associatedRule: ruleOf(verdict),
    level: 'error',
    message: { text },
  };
}

function unseen(verdict: Verdict) {
  const missing = listed(verdict.missing.map(resourceName));
  const text =
    verdict.outcome === 'found'
      ? `Evaluated on a part only: ${missing} not captured whole.`
      : `Not evaluated: ${missing} not captured, or only in part.`;
  return {
    descriptor: { id: verdict.outcome === 'found' ? 'rule-evaluated-in-part' : 'rule-not-evaluated' },
    associatedRule: ruleOf(verdict),
    level: 'note',
    message: { text },
  };
}

function ruleOf({ rule }: Verdict) {
  const { ruleIndex } = indexOf(rule);
  return { id: rule, ...(ruleIndex === undefined ? {} : { index: ruleIndex }) };
}
