import type { Audit } from '../analysis/audit.ts';
import { isSuspect } from '../analysis/causes/suspect.ts';
import { isAtLeast } from '../rules/severity.ts';
import { counted, listed } from './format/numbers.ts';
import { sourceState } from './sources.ts';

/** The verdict in one sentence, plain text without cluster text: for pages, terminals and tickets alike. */
export function verdictSentence(audit: Audit): string {
  return `${healthSentence(audit)}${acceptedSentence(audit)}`;
}

/** What is known and does not count, and what counts again. */
function acceptedSentence({ configuration }: Audit): string {
  const count = configuration?.accepted.length ?? 0;
  const expired = (configuration?.acceptances ?? []).filter(
    ({ state, matches }) => state === 'expired' && matches.length > 0,
  ).length;
  return [
    count === 0 ? '' : ` ${counted(count, 'accepted finding')} ${count === 1 ? 'does' : 'do'} not count.`,
    expired === 0
      ? ''
      : ` ${counted(expired, 'acceptance')} ${expired === 1 ? 'has' : 'have'} expired: what ${expired === 1 ? 'it' : 'they'} accepted counts again.`,
  ].join('');
}

function healthSentence(audit: Audit): string {
  const { verdict, causes, unexplained, coverage, inventory, findings } = audit;
  const { counts, state, unseen } = verdict;
  const problems = counts.critical + counts.high + counts.medium;
  if (state === 'not evaluated' && sourceState(audit, 'pods') === 'from text')
    return `Too little was captured to judge health: tables and descriptions of ${counted(inventory.pods.total, 'pod')} show no health finding of medium severity or worse, and do not show all there is.`;
  if (state === 'not evaluated')
    return unseen.includes('pods') && inventory.pods.total > 0
      ? 'Too little was captured to judge health: the pods are not all there.'
      : 'Too little was captured to judge health: there are no pods in this snapshot.';
  if (state === 'healthy') {
    const limits = unseen.length === 0 ? '' : `, as far as it was captured (not ${listed(unseen)})`;
    const young =
      inventory.pods.starting === 0
        ? ''
        : ` ${counted(inventory.pods.starting, 'pod')} had only just begun to start and cannot be judged.`;
    return `No health finding of medium severity or worse, by the ${counted(coverage.health.evaluated, 'health check')} that could be evaluated${limits}.${others(findings)}${young}${suspicion(causes)}`;
  }
  const severities = [
    counts.critical > 0 ? `${counts.critical} critical` : '',
    counts.high > 0 ? `${counts.high} high` : '',
    counts.medium > 0 ? `${counts.medium} medium` : '',
  ].filter((part) => part !== '');
  const shown = findings.filter(
    ({ group, severity }) => group === 'health' && isAtLeast(severity, 'medium'),
  ).length;
  const hidden = shown < problems ? ` (${problems - shown} milder not shown)` : '';
  const urgent = causes.filter((cause) => !isSuspect(cause)).length;
  const explained = explanation(urgent, shown - unexplained.length, unexplained.length);
  return `${counted(problems, 'health finding')} (${listed(severities)})${explained}${hidden}.${suspicion(causes)}`;
}

/** What is no matter of health is no part of the verdict, and yet stands on the page. */
function others(findings: Audit['findings']): string {
  const count = findings.filter(
    ({ group, severity }) => group !== 'health' && isAtLeast(severity, 'medium'),
  ).length;
  if (count === 0) return '';
  return ` There ${count === 1 ? 'is' : 'are'} ${counted(count, 'finding')} of that severity outside of health.`;
}

/** What no finding of weight speaks of. */
function suspicion(causes: Audit['causes']): string {
  const count = causes.filter(isSuspect).length;
  return count === 0
    ? ''
    : ` ${counted(count, 'more object')} ${count === 1 ? 'looks' : 'look'} healthy and may not work.`;
}

function explanation(causes: number, explained: number, open: number): string {
  if (causes === 0 && open === 0) return '';
  if (causes === 0) return `, not explained by what was captured`;
  if (open === 0) return `, with ${counted(causes, 'cause')} to fix`;
  const explains = causes === 1 ? '1 cause explains' : `${causes} causes explain`;
  const others = open === 1 ? 'the other is' : `the other ${open} are`;
  return `: ${explains} ${explained} of them, ${others} not explained`;
}
