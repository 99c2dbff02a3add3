import { fraction } from '../format/numbers.ts';
import { capitalized } from '../format/severities.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import type { MetricResult } from './metric-results.ts';

/** Objectives, and how many of all are met; a tick only where the snapshot shows it. '' where there are none. */
export function successMetrics(results: readonly MetricResult[]): string {
  if (results.length === 0) return '';
  const met = results.filter((result) => result.met === true).length;
  const open = results.filter((result) => result.met === null).length;
  return markdown(
    table(
      [{ title: 'Objective' }, { title: 'Target' }, { title: 'Actual' }, { title: 'Met' }],
      results.map((result) => [capitalized(result.metric), result.target, result.actual, metText(result)]),
    ),
    paragraph(
      strong(
        open === 0
          ? `${fraction(met, results.length)} objectives met.`
          : `${met} of ${results.length} objectives met, ${open} not evaluated.`,
      ),
    ),
  );
}

function metText({ met, by }: MetricResult): string {
  if (met === null) return 'not evaluated';
  if (by === 'measured') return met ? '✅ yes' : '⚠️ no';
  return `${met ? 'yes' : '⚠️ no'} (stated)`;
}
