/** Enough of where a path starts to tell captures apart. */
const HEAD = 40;

/** A long path without its middle, at most `limit` characters: where it starts and what the file is called say most. */
export function shortPath(path: string, limit: number): string {
  return path.length <= limit ? path : `${path.slice(0, HEAD)}…${path.slice(HEAD + 1 - limit)}`;
}
