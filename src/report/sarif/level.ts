import type { Severity } from '../../rules/severity.ts';

/** SARIF knows three levels of results that are failures or remarks. */
export const LEVELS = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
} as const satisfies Record<Severity, string>;

/** On the scale of CVSS, in the middle of the band that GitHub reads as that severity; info is below all bands. */
export const SECURITY_SEVERITIES = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: '0.0',
} as const satisfies Record<Severity, string>;
