import type { Audit } from '../../analysis/audit.ts';
import { resourceName } from '../../model/kinds.ts';
import type { Verdict } from '../../rules/evaluate.ts';
import { counted, listed } from '../format/numbers.ts';
import { cleanText } from '../markdown/clean-text.ts';
import { indexOf } from './result.ts';

/** What the results do not say: rules that crashed or were not evaluated, and findings there is no room for. */
export function notifications({ rules, findings, configuration }: Audit, mostResults: number) {
  const own = new Set(configuration?.rules.map(({ id }) => id));
  const rest = findings.length - mostResults;
  return [
    ...(rest > 0 ? [leftOut(rest, mostResults)] : []),
    ...rules
      .filter(({ outcome }) => outcome === 'crashed')
      .map((verdict) => crashed(verdict, own.has(verdict.rule), configuration)),
    ...rules.filter(({ missing }) => missing.length > 0).map((verdict) => unseen(verdict, configuration)),
  ];
}

function leftOut(rest: number, mostResults: number) {
  const text = `${counted(rest, 'finding')} left out: a log holds the ${mostResults} worst. The JSON audit has them all.`;
  return { descriptor: { id: 'results-left-out' }, level: 'warning', message: { text } };
}

function crashed(verdict: Verdict, isOwn: boolean, configuration: Audit['configuration']) {
  const what = isOwn
    ? `The rule of ${configuration?.file} failed`
    : 'The rule crashed, which is a bug in kube-dossier';
  const text = cleanText(`${what}: ${verdict.error ?? 'unknown error'}`);
  return {
    descriptor: { id: 'rule-crashed' },
    associatedRule: ruleOf(verdict, configuration),
    level: 'error',
    message: { text },
  };
}

function unseen(verdict: Verdict, configuration: Audit['configuration']) {
  const missing = listed(verdict.missing.map(resourceName));
  const text =
    verdict.outcome === 'found'
      ? `Evaluated on a part only: ${missing} not captured whole.`
      : `Not evaluated: ${missing} not captured, or only in part.`;
  return {
    descriptor: { id: verdict.outcome === 'found' ? 'rule-evaluated-in-part' : 'rule-not-evaluated' },
    associatedRule: ruleOf(verdict, configuration),
    level: 'note',
    message: { text },
  };
}

function ruleOf({ rule }: Verdict, configuration: Audit['configuration']) {
  const { ruleIndex } = indexOf(rule, { configuration });
  return { id: rule, ...(ruleIndex === undefined ? {} : { index: ruleIndex }) };
}
