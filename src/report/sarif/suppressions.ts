import type { JudgedAcceptance } from '../../analysis/configuration/applied.ts';
import type { Finding } from '../../rules/finding.ts';
import { messageText } from './text.ts';

/** Why an accepted finding is no alert. */
export function suppressions({ fingerprint }: Finding, acceptances: readonly JudgedAcceptance[]) {
  return acceptances
    .filter(({ state, matches }) => state === 'accepted' && matches.includes(fingerprint))
    .map(({ owner, reason, expires }) => ({
      kind: 'external',
      status: 'accepted',
      justification: messageText(`${reason} (accepted by ${owner} until ${expires})`),
    }));
}
