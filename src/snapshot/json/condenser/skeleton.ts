import { isRecord, type JsonRecord, list, record, text } from '../../../model/json.ts';
import { Likenesses } from './likenesses.ts';
import type { Field } from './row.ts';
import { COMMON_POINT, INLINE, MEMBERS, POINTS, type Point } from './share-points.ts';

/** A place in a skeleton, and what a row has for it. */
export interface Place {
  readonly kind: 'common' | 'as captured' | Point['action'];
  readonly member: Point['member'];
  /** In the member, and of the row's field for it. */
  readonly key: Field;
  /** Which of the skeleton's members it is in. */
  readonly holder: number;
  /** Rows with another part there are not alike. */
  readonly tells: boolean;
}

/** What pods have in common that differ in a few texts and in their parts: a pod with `null` in each of these places. */
export interface Skeleton {
  readonly item: JsonRecord;
  /** The members that places are in. */
  readonly members: readonly { readonly name: Point['member']; readonly member: JsonRecord }[];
  readonly places: readonly Place[];
  /** `null`: rows of it cannot be known to be alike. */
  readonly likenesses: Likenesses | null;
}

/** Reads `[pod,place,...]`, 100 added to the number of each place. */
export function readSkeleton(value: unknown): Skeleton {
  const [pod, ...numbers] = list(value);
  const item = record(pod);
  const read = numbers.flatMap((number) => placeOf(Number(number) - 100) ?? []);
  const used = MEMBERS.filter((name) => read.some(({ member }) => member === name));
  const places = read.map((place) => ({ ...place, holder: used.indexOf(place.member) }));
  return {
    item,
    members: used.map((name) => ({ name, member: record(item[name]) })),
    places,
    likenesses: mayBeAlike(item, places) ? new Likenesses(places.filter(({ tells }) => tells).length) : null,
  };
}

function placeOf(number: number): Omit<Place, 'holder'> | null {
  if (number === COMMON_POINT) return { kind: 'common', member: 'spec', key: 'common', tells: true };
  const point = POINTS[number < INLINE ? number : number - INLINE];
  const key = FIELDS.find((name) => name === point?.key);
  if (point === undefined || key === undefined) return null;
  return {
    kind: number < INLINE ? point.action : 'as captured',
    member: point.member,
    key,
    tells: point.action === 'share but for times',
  };
}

/**
 * Metadata and affinity may differ in everything, because they are read of each. Of the rest only what a row has by a
 * number can be known to be the same, and a name and a namespace must be there.
 */
function mayBeAlike(item: JsonRecord, places: readonly Omit<Place, 'holder'>[]): boolean {
  const differ = (key: string) => places.some((place) => place.member === 'metadata' && place.key === key);
  const said = (key: string) => text(record(item.metadata)[key]) !== null;
  return (
    item.kind === 'Pod' &&
    item.apiVersion === 'v1' &&
    isRecord(item.status) &&
    differ('name') &&
    (differ('namespace') || said('namespace')) &&
    places.some(({ kind }) => kind === 'common') &&
    places.every(
      ({ kind, member, key }) => kind !== 'as captured' || member === 'metadata' || key === 'affinity',
    )
  );
}

/** The keys of all points that a row has something for. */
const FIELDS: readonly Field[] = [
  'name',
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'namespace',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'hostname',
  'template',
  'nodeName',
  'affinity',
  'podIP',
  'hostIP',
  'startTime',
  'conditions',
  'containerStatuses',
  'initContainerStatuses',
  'ephemeralContainerStatuses',
];
