/** The candidate nearest to a misspelt word, if one is near enough to be meant. */
export function closest(word: string, candidates: readonly string[]): string | null {
  const ranked = candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= reach(candidate))
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  const [best] = ranked;
  if (best === undefined || best.distance >= Math.min(word.length, best.candidate.length)) return null;
  return best.distance <= reach(best.candidate) ? best.candidate : null;
}

/** Edits that still leave a word recognisable. */
function reach(candidate: string): number {
  return Math.max(2, Math.floor(candidate.length / 3));
}

/** Levenshtein. */
function distance(a: string, b: string): number {
  const target = [...b];
  let previous = Array.from({ length: target.length + 1 }, (_, index) => index);
  for (const [row, left] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, right] of target.entries()) {
      const substitute = (previous[column] ?? 0) + (left === right ? 0 : 1);
      current.push(Math.min(substitute, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[target.length] ?? 0;
}
