/** One thing to verify. */
export interface ChecklistItem {
  /** Stable across captures of a cluster. */
  readonly id: string;
  /** One line; names inside are cluster text and untrusted. */
  readonly text: string;
  /** What decides it; `null`: only a person can. */
  readonly check: Check | null;
}

/** What the facts of a snapshot decide: all of the conditions hold. */
export interface Check {
  readonly all: readonly Condition[];
}

export type Condition =
  | {
      /**
       * A path of `SnapshotFacts`, a key a member: `['workloads', 'shop/cart', 'ready']`. Of a list, `==` asks whether
       * it holds the value, and `!=` whether it does not.
       */
      readonly fact: readonly string[];
      readonly is: '==' | '!=' | '<=' | '>=' | '<' | '>';
      readonly value: number | string | boolean;
    }
  /** The finding is not there, and its rule was evaluated. */
  | { readonly absent: string };

/** `open`: nobody can tell from this snapshot; `why` says what is missing. */
export interface ChecklistResult {
  readonly item: ChecklistItem;
  readonly outcome: 'passed' | 'failed' | 'open';
  /** What the snapshot shows, with numbers, or what is missing. */
  readonly seen: string;
}
