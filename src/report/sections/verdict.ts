import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { ScoreArea } from '../../analysis/score/score.ts';
import { isAtLeast } from '../../rules/severity.ts';
import { counted, fraction } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { capitalized, SEVERITY_ICONS, STATE_ICONS } from '../format/severities.ts';
import { bullets, paragraph } from '../markdown/blocks.ts';
import { strong, toHeading } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { countedFigure } from '../numbers/figure.ts';
import { gaps } from '../sources.ts';
import { verdictSentence } from '../verdict-sentence.ts';
import { causeOverview } from './cause-overview.ts';

const MOST_GAPS = 7;
const MOST_TITLES = 5;
const PROBLEM_NAMESPACES = 'namespaces with problem pods';

/** The verdict in one sentence, what it rests on, and one line an area. */
export function verdict(audit: Audit): string {
  const { state } = audit.verdict;
  return markdown(
    paragraph(`${STATE_ICONS[state]} `, strong(`${capitalized(state)}.`), ` ${verdictSentence(audit)}`),
    ...causeOverview(audit),
    paragraph(...basis(audit)),
    ...besideHealth(audit),
    bullets(areas(audit).map(areaLine)),
  );
}

/** A namespace need not have a control plane; of a cluster it is worth a line. */
function areas({ scope, score }: Audit): readonly ScoreArea[] {
  const judged = score.areas.filter(({ score: own }) => own !== null);
  return scope.kind === 'namespaces' && judged.length > 0 ? judged : score.areas;
}

/** Where the sentence speaks of health alone: what else is of medium severity or worse, by its titles. */
function besideHealth({ verdict: { state }, findings }: Audit): readonly RootContent[] {
  if (state !== 'critical' && state !== 'degraded') return [];
  const others = findings.filter(
    ({ group, severity }) => group !== 'health' && isAtLeast(severity, 'medium'),
  );
  if (others.length === 0) return [];
  const titles = [...new Set(others.map(({ severity, title }) => `${SEVERITY_ICONS[severity]} ${title}`))];
  return [
    paragraph(
      `Outside of health ${others.length === 1 ? 'is' : 'are'} ${counted(others.length, 'finding')} of medium severity or worse: `,
      firstOf(titles, MOST_TITLES, 'kinds'),
      '.',
    ),
  ];
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
