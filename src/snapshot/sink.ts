/** What the JSON reader and the YAML reader both hand over; either takes one of these for its own sink. */
export interface ItemSink {
  item(value: unknown, position: { readonly document: number; readonly item: number }): void;
  document(document: {
    readonly document: number;
    /** A list: its members without `items`. One object: the object. A bare array: `null`. */
    readonly envelope: Readonly<Record<string, unknown>> | null;
    readonly items: number | null;
    readonly complete: boolean;
  }): void;
  noise(line: string): void;
  problem(problem: { readonly code: string; readonly message: string }): void;
}
