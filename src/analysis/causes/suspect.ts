import { isAtLeast } from '../../rules/severity.ts';
import type { Cause } from './cause.ts';

/** It explains nothing that shows as trouble: what looks healthy and cannot work, as far as one sees. */
export function isSuspect({ severity }: Pick<Cause, 'severity'>): boolean {
  return !isAtLeast(severity, 'medium');
}
