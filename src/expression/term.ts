/** An expression as it is evaluated: the part of CEL that is needed here, and that ends. */
export type Term = Located &
  (
    | { readonly op: 'literal'; readonly value: bigint | number | string | boolean }
    | { readonly op: 'name'; readonly name: string }
    | { readonly op: 'field'; readonly of: Term; readonly field: string }
    | { readonly op: 'has'; readonly of: Term; readonly field: string }
    | { readonly op: 'index'; readonly of: Term; readonly key: Term }
    | { readonly op: 'list'; readonly items: readonly Term[] }
    | { readonly op: 'not' | 'negate'; readonly of: Term }
    | { readonly op: 'and' | 'or'; readonly left: Term; readonly right: Term }
    | { readonly op: 'binary'; readonly operator: BinaryOperator; readonly left: Term; readonly right: Term }
    | { readonly op: 'choice'; readonly condition: Term; readonly yes: Term; readonly no: Term }
    | { readonly op: 'call'; readonly name: FunctionName; readonly arguments: readonly Term[] }
    | {
        readonly op: 'loop';
        readonly loop: LoopName;
        readonly over: Term;
        readonly variable: string;
        /** Which elements; of `map` with two arguments `null`: all. */
        readonly predicate: Term | null;
        /** Of `map`: what becomes of them. */
        readonly transform: Term | null;
      }
  );

interface Located {
  /** Where it stands in the text, in UTF-16 units from 0. */
  readonly start: number;
  readonly end: number;
}

export const BINARY_OPERATORS = ['==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', 'in'] as const;
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

/** `matches` is not among them: JavaScript's regular expressions may never come to an end. */
export const FUNCTIONS = ['size', 'int', 'double', 'string', 'startsWith', 'endsWith', 'contains'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

export const LOOPS = ['all', 'exists', 'exists_one', 'filter', 'map'] as const;
export type LoopName = (typeof LOOPS)[number];

/** Something an expression may not say, and where. */
export class ExpressionMistake extends Error {
  override readonly name = 'ExpressionMistake';
  readonly start: number;
  readonly end: number;

  constructor(message: string, { start, end }: Located) {
    super(message);
    this.start = start;
    this.end = Math.max(end, start + 1);
  }
}
