import type { Audit } from '../../analysis/audit.ts';
import type { ScoreArea } from '../../analysis/score.ts';
import { fraction } from '../format/numbers.ts';
import { capitalized, STATE_ICONS } from '../format/severities.ts';
import { bullets, paragraph } from '../markdown/blocks.ts';
import { strong, toHeading } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { countedFigure } from '../numbers/figure.ts';
import { gaps } from '../sources.ts';
import { verdictSentence } from '../verdict-sentence.ts';

const MOST_GAPS = 7;
const PROBLEM_NAMESPACES = 'namespaces with problem pods';

/** The verdict in one sentence, what it rests on, and one line an area. */
export function verdict(audit: Audit): string {
  const { state } = audit.verdict;
  return markdown(
    paragraph(`${STATE_ICONS[state]} `, strong(`${capitalized(state)}.`), ` ${verdictSentence(audit)}`),
    paragraph(...basis(audit)),
    bullets(audit.score.areas.map(areaLine)),
  );
}

function basis(audit: Audit) {
  const { coverage, inventory } = audit;
  const { health } = coverage;
  const affected = new Set(inventory.pods.problems.map(({ namespace }) => namespace)).size;
  const pods =
    inventory.pods.total === 0
      ? ''
      : ` ${fraction(inventory.pods.ok, inventory.pods.total)} captured pods show no problem; ${affected === 0 ? 'no namespace' : countedFigure(PROBLEM_NAMESPACES, affected, 'namespace')} with problem pods.`;
  const missing = gaps(audit, MOST_GAPS);
  return [
    `This rests on ${health.evaluated} of ${health.total} health checks.${missing === '' ? '' : ` ${capitalized(missing)}.`}`,
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
