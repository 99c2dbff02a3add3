/** Worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * What a finding is about. `health`: something is broken now. `risk`: it will break on the next node loss, drain,
 * expiry or upgrade. Only health decides the verdict.
 */
export const GROUPS = ['health', 'risk', 'capacity', 'cleanup', 'security', 'hygiene'] as const;
export type Group = (typeof GROUPS)[number];

/** Negative when `a` is worse. */
export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}

export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return compareSeverity(severity, threshold) <= 0;
}
