import type { Audit } from '../../../analysis/audit.ts';
import { objectKey } from '../../../model/object.ts';
import { counted } from '../../format/numbers.ts';
import type { Brief } from '../schema.ts';
import type { Contradiction } from './contradiction.ts';

const MOST_NAMED = 5;

/** `knownIssues: none` beside findings; what is only for information is no issue. */
export function knownIssuesNone({ knownIssues }: Brief, { findings }: Audit): readonly Contradiction[] {
  if (knownIssues !== 'none') return [];
  const left = findings.filter(({ severity }) => severity !== 'info');
  if (left.length === 0) return [];
  const named = left
    .slice(0, MOST_NAMED)
    .map(({ severity, title, subject }) => `${severity}, ${objectKey(subject)}: ${title}`);
  const rest = left.length > named.length ? [`and ${left.length - named.length} more`] : [];
  return [
    {
      claim: 'There are no known issues.',
      seen: `${counted(left.length, 'finding')}: ${[...named, ...rest].join('; ')}`,
      about: null,
    },
  ];
}
