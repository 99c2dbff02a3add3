import type { HealthState } from '../../analysis/verdict.ts';
import type { Severity } from '../../rules/severity.ts';

export const SEVERITY_ICONS: Readonly<Record<Severity, string>> = {
  critical: '🔴',
  high: '🟠',
  medium: '🟡',
  low: '🔵',
  info: 'ℹ️',
};

export const STATE_ICONS: Readonly<Record<HealthState, string>> = {
  critical: '🔴',
  degraded: '🟡',
  healthy: '🟢',
  'not evaluated': '⚪',
};

/** `High` */
export function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
