/** Two numbers of one page that cannot both be right. */
export interface Contradiction {
  /** One clause for people: `"3/15 (21 %)" should be 20 %`. */
  readonly text: string;
  /**
   * The words it rests on, as they are read. Where one of them is the cluster's or the auditor's, the contradiction is
   * theirs. Empty: the numbers are all our own.
   */
  readonly words: readonly string[];
}
