import type { Audit } from '../analysis/audit.ts';
import { counted, listed } from './format/numbers.ts';

/** The verdict in one sentence, plain text without cluster text: for pages, terminals and tickets alike. */
export function verdictSentence({ verdict, causes, unexplained, coverage, inventory }: Audit): string {
  const { counts, state, unseen } = verdict;
  const problems = counts.critical + counts.high + counts.medium;
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
    return `None of the ${coverage.health.evaluated} health checks that could be evaluated found anything of medium severity or worse${limits}.${young}`;
  }
  const severities = [
    counts.critical > 0 ? `${counts.critical} critical` : '',
    counts.high > 0 ? `${counts.high} high` : '',
    counts.medium > 0 ? `${counts.medium} medium` : '',
  ].filter((part) => part !== '');
  return `${counted(problems, 'health finding')} (${listed(severities)})${explanation(causes.length, problems - unexplained.length, unexplained.length)}.`;
}

function explanation(causes: number, explained: number, open: number): string {
  if (causes === 0 && open === 0) return '';
  if (causes === 0) return `: nothing captured explains ${open === 1 ? 'it' : 'them'}`;
  if (open === 0) return `, with ${counted(causes, 'cause')} to fix`;
  const explains = causes === 1 ? '1 cause explains' : `${causes} causes explain`;
  return `: ${explains} ${explained} of them, nothing captured explains the other${open === 1 ? '' : ` ${open}`}`;
}
