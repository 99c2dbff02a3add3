import { counted } from '../format/numbers.ts';

/** A quantity as a page prints it: one name has one value. */
export interface Figure {
  /** `pods`, `replicasets.stale`; of a part: `pods in shop`. */
  readonly name: string;
  readonly value: number;
}

/** Figures of the page that is being built. Views are built in one synchronous call, so there is only one. */
let stated: Figure[] | null = null;

/** The number as text, and a word for the record: whoever prints this quantity elsewhere has to print the same. */
export function figure(name: string, value: number): string {
  stated?.push({ name, value });
  return String(value);
}

/** `25 pods`, on the record. */
export function countedFigure(name: string, value: number, noun: string, plural?: string): string {
  figure(name, value);
  return plural === undefined ? counted(value, noun) : counted(value, noun, plural);
}

/** What a builder makes, with the figures it stated on the way. */
export function withFigures<Made>(build: () => Made): {
  readonly made: Made;
  readonly figures: readonly Figure[];
} {
  const outer = stated;
  const own: Figure[] = [];
  stated = own;
  try {
    return { made: build(), figures: own };
  } finally {
    stated = outer;
  }
}
