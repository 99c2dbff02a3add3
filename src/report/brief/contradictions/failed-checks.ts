import type { Brief } from '../schema.ts';
import type { Contradiction } from './contradiction.ts';
import type { Answered } from './contradictions.ts';

/** Claims whose own check fails, and stated values that the snapshot measures otherwise. */
export function failedChecks(brief: Brief, answered: Answered): readonly Contradiction[] {
  return [
    ...answered.statements.flatMap(({ claim, standing, seen }) =>
      standing === 'contradicted' ? [{ claim: claim.text, seen: seen ?? '', about: claim }] : [],
    ),
    ...answered.components.flatMap(({ claim, standing, seen }) =>
      standing === 'contradicted'
        ? [{ claim: `${claim.name}: ${claim.state}`, seen: seen ?? '', about: claim }]
        : [],
    ),
    ...answered.previousIssues.flatMap(({ claim, standing, seen }) =>
      standing === 'contradicted'
        ? [{ claim: `${claim.title}: ${claim.state}`, seen: seen ?? '', about: claim }]
        : [],
    ),
    ...brief.successMetrics.flatMap((metric, index) =>
      metricContradiction(metric, answered.successMetrics[index]),
    ),
    ...brief.checklist.flatMap((item, index) => {
      const own = answered.checklist[index];
      return item.result === 'passed' && own?.outcome === 'failed'
        ? [{ claim: `${item.item}: passed`, seen: own.seen ?? '', about: item }]
        : [];
    }),
  ];
}

function metricContradiction(
  metric: Brief['successMetrics'][number],
  own: Answered['successMetrics'][number] | undefined,
): readonly Contradiction[] {
  if (own === undefined || own.measured === null) return [];
  if (metric.met === true && own.measured === false)
    return [{ claim: `${metric.metric}: met`, seen: 'the measurement gives false', about: metric }];
  const { actual } = metric;
  if (actual === undefined || typeof own.measured !== 'number' || !Number.isInteger(own.measured)) return [];
  const stated = new Set<string>(actual.match(/\d+/g) ?? []);
  return stated.size === 0 || stated.has(String(own.measured))
    ? []
    : [{ claim: `${metric.metric}: ${actual}`, seen: `it is ${own.measured}`, about: metric }];
}
