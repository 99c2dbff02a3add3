import { groupIn } from '../model/grouping.ts';
import type { Service } from '../model/service.ts';
import { stemsAmong } from './service-stem.ts';

/** Finds the Services of one namespace that a wrong name may mean; each question looks at a few of them only. */
export interface ServiceNames {
  named(name: string): Service | null;
  /** Same letters, one or two letters off, or one begins or ends as the other in whole words; nearest first. */
  near(name: string): readonly Service[];
  /** Those that a variable is called after: `REDIS_ADDR` after `redis`, or `redis-cart`. */
  calledAfter(variable: string): readonly Service[];
}

export function serviceNames(services: readonly Service[]): ServiceNames {
  const byName = new Map(services.map((service) => [service.meta.name, service]));
  const stemOf = stemsAmong([...byName.keys()]);
  const byLetters = new Map<string, Service[]>();
  const byEdge = new Map<string, Service[]>();
  const byHalf = new Map<string, Service[]>();
  const byStem = new Map<string, Service[]>();
  const byStart = new Map<string, Service[]>();
  for (const service of services) {
    const { name } = service.meta;
    groupIn(byLetters, letters(name)).push(service);
    groupIn(byStem, stemOf(name)).push(service);
    groupIn(byStart, letters(name).slice(0, SHORTEST_STEM)).push(service);
    for (const edge of edges(name)) groupIn(byEdge, edge).push(service);
    for (const half of halves(name, name.length)) groupIn(byHalf, half).push(service);
  }
  return {
    named: (name) => byName.get(name) ?? null,
    near(name) {
      const halved = lengthsNear(name).flatMap((length) => halves(name, length));
      return distinct([
        ...(byLetters.get(letters(name)) ?? []),
        ...halved
          .flatMap((half) => (byHalf.get(half) ?? []).slice(0, MOST_CANDIDATES))
          .filter(({ meta }) => differsLittle(name, meta.name)),
        ...edges(name).flatMap((edge) => byName.get(edge) ?? []),
        ...(byEdge.get(name) ?? []).slice(0, MOST_CANDIDATES),
      ]);
    },
    calledAfter(variable) {
      const plain = variable.toLowerCase().replace(VARIABLE_ENDS, '');
      const stem = stemOf(plain.replaceAll('_', '-'));
      const starting = stem.length < SHORTEST_STEM ? [] : (byStart.get(stem.slice(0, SHORTEST_STEM)) ?? []);
      return distinct([
        ...(byLetters.get(plain.replaceAll('_', '')) ?? []),
        ...(byStem.get(stem) ?? []),
        ...starting.slice(0, MOST_CANDIDATES).filter(({ meta }) => letters(meta.name).startsWith(stem)),
      ]);
    },
  };
}

/** Where more names are that alike, none of them is plainly meant. */
const MOST_CANDIDATES = 100;
const SHORTEST_STEM = 4;
/** Shorter names differ by two letters anyway. */
const SHORTEST_NAME = 5;
const SHORTEST_EDGE = 3;
const VARIABLE_ENDS =
  /(?:_(?:addr|address|host|hostname|url|uri|endpoint|server|port|dsn|connection|string|base))+$/;

function letters(name: string): string {
  return name.replaceAll('-', '');
}

/** What a name begins and ends with, in whole words, short of all of it. */
function edges(name: string): readonly string[] {
  const words = name.split('-');
  return words
    .flatMap((_, index) =>
      index === 0 ? [] : [words.slice(0, index).join('-'), words.slice(index).join('-')],
    )
    .filter((edge) => edge.length >= SHORTEST_EDGE);
}

/** Of two letters off at one place, either the first or the last half is left as it was. */
function halves(name: string, length: number): readonly string[] {
  const half = Math.floor((length - 2) / 2);
  return length < SHORTEST_NAME ? [] : [`^${name.slice(0, half)}`, `${name.slice(-half)}$`];
}

function lengthsNear({ length }: string): readonly number[] {
  return [length - 2, length - 1, length, length + 1, length + 2];
}

/** At most two letters less, more or other. */
function differsLittle(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SHORTEST_NAME || Math.abs(a.length - b.length) > 2) return false;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const other = a[row - 1] === b[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          (previous[column - 1] ?? 0) + other,
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
        ),
      );
    }
    previous = current;
  }
  return (previous[b.length] ?? 3) <= 2;
}

function distinct(services: readonly Service[]): readonly Service[] {
  return [...new Set(services)];
}
