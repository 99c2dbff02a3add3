/**
 * The word that stands where an icon stood, and the words beside which it says nothing new. Icons are printed beside
 * words, so that most fall away.
 */
export interface IconWords {
  readonly word: string;
  readonly said: RegExp;
}

const OK: IconWords = { word: 'OK', said: /^ok\b/i };
const CRITICAL: IconWords = { word: 'critical', said: /^critical\b/i };
const NOT_EVALUATED: IconWords = { word: 'n/a', said: /^(not evaluated|n\/a)\b/i };

export const ICONS: ReadonlyMap<string, IconWords> = new Map([
  ['✅', OK],
  ['✓', OK],
  ['✔', OK],
  ['☑', OK],
  ['🟢', { word: 'OK', said: /^(ok|healthy)\b/i }],
  ['⚠', { word: 'warning', said: /^(warning|degraded)\b/i }],
  ['❌', { word: 'failed', said: /^(failed|down|not ready)\b/i }],
  ['✗', { word: 'failed', said: /^failed\b/i }],
  ['🔴', CRITICAL],
  ['🟠', { word: 'high', said: /^high\b/i }],
  ['🟡', { word: 'medium', said: /^(medium|degraded)\b/i }],
  ['🔵', { word: 'low', said: /^low\b/i }],
  ['ℹ', { word: 'info', said: /^info\b/i }],
  ['⚪', NOT_EVALUATED],
  ['❗', { word: 'important', said: /^important\b/i }],
  ['🔄', { word: 'in progress', said: /^(in progress|changed|repeated)\b/i }],
  ['🔧', { word: 'fix', said: /^fix/i }],
  ['⏭', { word: 'skipped', said: /^(skipped|deferred)\b/i }],
  ['⏳', { word: 'pending', said: /^(pending|planned|open)\b/i }],
]);
