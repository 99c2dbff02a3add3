import type { Plain } from '../../expression/plain.ts';

/**
 * What expressions and checks may ask of a snapshot: plain numbers and words under stable names. `null` is "not
 * evaluated": what decides it was not captured. Counts are whole numbers, percentages 0 to 100, memory bytes, CPU cores.
 */
export interface SnapshotFacts {
  readonly [group: string]: FactValue;
}

export type FactValue = Plain;
