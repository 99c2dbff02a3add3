import type { Standing } from '../brief/judged.ts';

/** What the snapshot says of a claim, to go after it; '' where it says nothing. */
export function standingText(standing: Standing, seen: string | null): string {
  const facts = seen === null ? '' : `: ${seen}`;
  switch (standing) {
    case 'holds':
      return ` (✅ shown by the snapshot${facts})`;
    case 'contradicted':
      return ` (❌ contradicted by the snapshot${facts})`;
    case 'not evaluated':
      return ` (not evaluated${facts})`;
    case 'stated':
      return '';
  }
}
