import type { Judged, JudgedClaim } from '../brief/judged.ts';
import { bullets, type Item } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { standingText } from './standing.ts';

/**
 * Systems in and around the cluster as the auditor found them, each with what the snapshot says of it; '' where there
 * are none. A state that the snapshot contradicts is not repeated: it stands among the contradictions.
 */
export function components({ components: own }: Pick<Judged, 'components'>): string {
  return own.length === 0 ? '' : markdown(bullets(own.map(item)));
}

function item({ claim: { name, state, facts }, standing, seen }: JudgedClaim<'components'>): Item {
  const found = standing === 'contradicted' ? '' : ` ${state}`;
  const line: Inline = [strong(`${name}:`), `${found}${standingText(standing, seen)}`];
  return facts.length === 0 ? line : { line, below: [bullets(facts)] };
}
