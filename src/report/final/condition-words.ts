/** The words by which people speak of a condition. */
export const CONDITION_WORDS: Readonly<Record<string, RegExp>> = {
  DiskPressure: /disk/i,
  MemoryPressure: /memory/i,
  PIDPressure: /\bPIDs?\b|PIDPressure/i,
  Ready: /NotReady|\bnodes?\b/i,
};
