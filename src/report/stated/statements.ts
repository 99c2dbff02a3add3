import type { Judged } from '../brief/judged.ts';
import { bullets } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';
import { standingText } from './standing.ts';

/** What the auditor states in summary, except what the snapshot contradicts; '' where nothing is left. */
export function statements({ statements: own }: Pick<Judged, 'statements'>): string {
  const kept = own.filter(({ standing }) => standing !== 'contradicted');
  if (kept.length === 0) return '';
  return markdown(
    bullets(kept.map(({ claim, standing, seen }) => `${claim.text}${standingText(standing, seen)}`)),
  );
}
