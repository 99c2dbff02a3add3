import type { Command } from './command.ts';
import { type Measurement, measure, type Site } from './measure.ts';

/** Runs all commands once a round, one after another, so that a busy moment hits all; the medians by name. */
export async function medians<Name extends string>(
  commands: ReadonlyMap<Name, Command>,
  rounds: number,
  site: Site,
): Promise<(name: Name) => Measurement> {
  const measured = new Map<Name, Measurement[]>([...commands.keys()].map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, command] of commands) measured.get(name)?.push(await measure(command, site));
  }
  return (name) => {
    const all = measured.get(name) ?? [];
    const peaks = all.flatMap(({ peak }) => (peak === null ? [] : [peak]));
    return {
      wall: median(all.map(({ wall }) => wall)),
      peak: peaks.length === 0 ? null : median(peaks),
    };
  };
}

/** `NaN` of none. */
export function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle] ?? Number.NaN;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? upper) + upper) / 2;
}
