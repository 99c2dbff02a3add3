import type { Setting } from './setting.ts';

/** Thresholds of a kind, each with bounds that make sense of it. */

export function inPercent(usual: number, meaning: string, most = 100): Setting {
  return { default: usual, min: 1, max: most, unit: '%', meaning };
}

export function inMinutes(usual: number, meaning: string): Setting {
  return { default: usual, min: 0, max: 7 * 24 * 60, unit: 'minute', meaning };
}

export function inHours(usual: number, meaning: string): Setting {
  return { default: usual, min: 0, max: 365 * 24, unit: 'hour', meaning };
}

export function inDays(usual: number, meaning: string): Setting {
  return { default: usual, min: 0, max: 3650, unit: 'day', meaning };
}

/** `unit`: one of what is counted. */
export function count(usual: number, unit: string, meaning: string): Setting {
  return { default: usual, min: 1, max: 100_000, unit, meaning };
}
