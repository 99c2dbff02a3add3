/**
 * Milliseconds of an age as kubectl prints it (`119s`, `5m30s`, `2d3h`, `2y1d`), a year having 365 days; `null` for
 * `<unknown>`, `<invalid>` and any other text. Two figures at most are printed, so it may be short by up to one part.
 */
export function parseAge(text: string | null): number | null {
  const match = text === null ? null : AGE.exec(text.trim());
  if (match === null || match[0] === '') return null;
  const [, years = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  const wholeDays = Number(years) * 365 + Number(days);
  const ms = ((wholeDays * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
  return Number.isSafeInteger(ms) ? ms : null;
}

const AGE = /^(?:(\d{1,4})y)?(?:(\d{1,7})d)?(?:(\d{1,7})h)?(?:(\d{1,7})m)?(?:(\d{1,9})s)?$/;
