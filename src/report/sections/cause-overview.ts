import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { Cause } from '../../analysis/causes/cause.ts';
import { isHarmless } from '../../analysis/causes/harmless.ts';
import { isSuspect } from '../../analysis/causes/suspect.ts';
import { counted } from '../format/numbers.ts';
import { objectName } from '../format/objects.ts';
import { SEVERITY_ICONS } from '../format/severities.ts';
import { numbered, paragraph } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { impactText } from './causes.ts';

const MOST_CAUSES = 5;

/** The causes in a line each, for whoever reads no further; nothing for a single one, which the page tells next. */
export function causeOverview({ causes }: Audit): readonly RootContent[] {
  const urgent = causes.filter((cause) => !isSuspect(cause));
  if (urgent.length < 2) return [];
  const rest = urgent.length - MOST_CAUSES;
  return [
    numbered(urgent.slice(0, MOST_CAUSES).map(line)),
    ...(rest > 0 ? [paragraph(`And ${counted(rest, 'more cause')}.`)] : []),
  ];
}

/** Who reads no further must not take for certain what is none. */
function line({ severity, title, confidence, root, alsoAt, impact }: Cause): Inline {
  return [
    `${SEVERITY_ICONS[severity]} `,
    ...(confidence === 'hypothesis' ? [strong(title), ' (a hypothesis): '] : [strong(`${title}:`), ' ']),
    objectName(root),
    alsoAt.length === 0 ? '' : ` and ${counted(alsoAt.length, 'more object')}`,
    isHarmless(impact) ? '' : ['; ', impactText(impact, null)],
  ];
}
