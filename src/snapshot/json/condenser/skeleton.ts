import { type JsonRecord, list, record } from '../../../model/json.ts';
import { COMMON_POINT, INLINE, MEMBERS, POINTS, type Point } from './share-points.ts';

/** A place in a skeleton, and what a row has for it. */
export interface Place {
  readonly kind: 'common' | 'as captured' | Point['action'];
  readonly member: Point['member'];
  readonly key: string;
  /** Which of the skeleton's members it is in. */
  readonly holder: number;
}

/** What pods have in common that differ in a few texts and in their parts: a pod with `null` in each of these places. */
export interface Skeleton {
  readonly item: JsonRecord;
  /** The members that places are in. */
  readonly members: readonly (readonly [Point['member'], JsonRecord])[];
  readonly places: readonly Place[];
}

/** Reads `[pod,place,...]`, 100 added to the number of each place. */
export function readSkeleton(value: unknown): Skeleton {
  const [pod, ...numbers] = list(value);
  const item = record(pod);
  const places = numbers.flatMap((number) => placeOf(Number(number) - 100) ?? []);
  const used = MEMBERS.filter((name) => places.some(({ member }) => member === name));
  return {
    item,
    members: used.map((name) => [name, record(item[name])]),
    places: places.map((place) => ({ ...place, holder: used.indexOf(place.member) })),
  };
}

function placeOf(number: number): Omit<Place, 'holder'> | null {
  if (number === COMMON_POINT) return { kind: 'common', member: 'spec', key: '' };
  const point = POINTS[number < INLINE ? number : number - INLINE];
  if (point === undefined) return null;
  return { kind: number < INLINE ? point.action : 'as captured', member: point.member, key: point.key };
}
