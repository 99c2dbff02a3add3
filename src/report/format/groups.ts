import type { Group } from '../../rules/severity.ts';

/** Groups of findings as headings and tables name them. */
export const GROUP_NAMES: Readonly<Record<Group, string>> = {
  health: 'Health',
  risk: 'Risks',
  capacity: 'Capacity',
  cleanup: 'Clean-up',
  security: 'Security',
  hygiene: 'Hygiene',
};
