/** A claim of the brief beside what the snapshot shows instead. */
export interface Contradiction {
  /** In the auditor's words, one line. */
  readonly claim: string;
  /** One clause with numbers; cluster text inside is untrusted. */
  readonly seen: string;
  /** The element of the brief that makes the claim; `null` where it is no element of a list. */
  readonly about: object | null;
}
