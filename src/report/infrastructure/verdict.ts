import type { Audit } from '../../analysis/audit.ts';
import type { ScoreArea } from '../../analysis/score.ts';
import { counted, fraction, listed } from '../format/numbers.ts';
import { capitalized, STATE_ICONS } from '../format/severities.ts';
import { bullets, paragraph } from '../markdown/blocks.ts';
import { strong, toHeading } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { verdictSentence } from '../verdict-sentence.ts';

/** The verdict in one sentence, what it rests on, and one line an area. */
export function verdict(audit: Audit): string {
  const { state } = audit.verdict;
  return markdown(
    paragraph(`${STATE_ICONS[state]} `, strong(`${capitalized(state)}.`), ` ${verdictSentence(audit)}`),
    paragraph(...basis(audit)),
    bullets(audit.score.areas.map(areaLine)),
  );
}

function basis({ coverage, inventory }: Audit) {
  const { health } = coverage;
  const affected = new Set(inventory.pods.problems.map(({ namespace }) => namespace)).size;
  const pods =
    inventory.pods.total === 0
      ? ''
      : ` ${fraction(inventory.pods.ok, inventory.pods.total)} pods are running and ready, finished or just starting; ${counted(affected, 'namespace')} with problem pods.`;
  const missing = coverage.missing.map(({ resource }) => resource);
  const gaps =
    missing.length === 0
      ? ''
      : `. Not captured, or not whole: ${listed(missing.length > 7 ? [...missing.slice(0, 6), `${missing.length - 6} more`] : missing)}`;
  return [
    `This rests on ${health.evaluated} of ${health.total} health checks${gaps}.`,
    pods,
    coverage.notEvaluated.length === 0
      ? ''
      : [' See ', toHeading('what was not evaluated', 'Not evaluated'), '.'],
  ];
}

function areaLine({ area, score, reason }: ScoreArea) {
  const icon = score === null ? '⚪' : score === 100 ? '✅' : '⚠️';
  return [`${icon} `, strong(`${area}:`), ` ${reason}`];
}
