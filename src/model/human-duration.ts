import type { Instant } from './instant.ts';

/**
 * A duration as kubectl prints ages, with two or three significant figures: `119s`, `9m59s`, `7h59m`, `7d15h`, `2y1d`.
 * Follows apimachinery `duration.HumanDuration`: years have 365 days, and up to two seconds below zero count as now,
 * for clocks that disagree; anything earlier is `<invalid>`.
 */
export function humanDuration(ms: number): string {
  const seconds = Math.trunc(ms / SECOND);
  if (!(seconds >= -1)) return '<invalid>';
  if (seconds < 120) return `${Math.max(seconds, 0)}s`;
  const minutes = Math.trunc(ms / MINUTE);
  if (minutes < 10) return pair(minutes, 'm', seconds % 60, 's');
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.trunc(ms / HOUR);
  if (hours < 8) return pair(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  const days = Math.trunc(ms / DAY);
  if (days < 8) return pair(days, 'd', hours % 24, 'h');
  if (days < 2 * 365) return `${days}d`;
  const years = Math.trunc(days / 365);
  return years < 8 ? pair(years, 'y', days % 365, 'd') : `${years}y`;
}

/** kubectl's AGE column: how long before `now` something was; `<unknown>` when either moment is. */
export function kubectlAge(now: Instant | null, then: Instant | null): string {
  return now === null || then === null ? '<unknown>' : humanDuration(now - then);
}

/**
 * A duration in words, in its largest unit up to days, cut off: `7 minutes`, `10 hours`, `1 day`, `149 days`.
 * Below zero as `humanDuration`.
 */
export function longDuration(ms: number): string {
  if (!(Math.trunc(ms / SECOND) >= -1)) return '<invalid>';
  if (ms < MINUTE) return words(Math.max(ms, 0) / SECOND, 'second');
  if (ms < HOUR) return words(ms / MINUTE, 'minute');
  return ms < DAY ? words(ms / HOUR, 'hour') : words(ms / DAY, 'day');
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`;
}

function words(value: number, unit: string): string {
  const whole = Math.trunc(value);
  return whole === 1 ? `1 ${unit}` : `${whole} ${unit}s`;
}
