import type { Audit } from '../analysis/audit.ts';
import { isoTime } from '../model/instant.ts';
import { cleanText } from '../report/markdown/clean-text.ts';
import { verdictSentence } from '../report/verdict-sentence.ts';
import { someOf } from '../rules/amount-words.ts';
import type { Finding } from '../rules/finding.ts';

/** Those that most rules need come first; `ledger` lists them all. */
const MOST_MISSING = 10;

/** The verdict in a few lines, for a terminal. */
export function verdictLines(audit: Audit, gated: readonly Finding[]): readonly string[] {
  const { ledger, verdict, coverage, now, rules, configuration } = audit;
  const crashed = rules.filter((rule) => rule.outcome === 'crashed');
  const missing = someOf(
    coverage.missing.map(({ resource }) => resource),
    MOST_MISSING,
  );
  return [
    `${cleanText(ledger.snapshot)}: ${verdict.state.toUpperCase()} at ${now === 0 ? 'an unknown time' : isoTime(now)} (${ledger.captureTime.source})`,
    verdictSentence(audit),
    `${coverage.health.evaluated} of ${coverage.health.total} health checks evaluated${missing === '' ? '' : `; not captured, or not whole: ${missing}`}`,
    ...(gated.length === 0
      ? []
      : [`${gated.length} ${gated.length === 1 ? 'finding' : 'findings'} at or above --fail-on`]),
    ...crashed.map(({ rule, error }) => {
      const isOwn = configuration?.rules.some(({ id }) => id === rule) ?? false;
      const what = isOwn
        ? `rule ${rule} of ${cleanText(configuration?.file ?? '')} failed`
        : `bug: rule ${rule} crashed`;
      return `${what}: ${cleanText(error ?? '')}; the report goes on without it`;
    }),
  ];
}
