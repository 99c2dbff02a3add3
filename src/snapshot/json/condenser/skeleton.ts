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
  /** How many words of the row stand before its own; of what is as captured, how many such values. */
  readonly at: number;
}

/** The places of a skeleton by the field of a row they are for. */
export type Places = { readonly [F in Field]: Place | null };

/** What pods have in common that differ in a few texts and in their parts: a pod with `null` in each of these places. */
export interface Skeleton {
  readonly item: JsonRecord;
  /** The members that places are in. */
  readonly members: readonly { readonly name: Point['member']; readonly member: JsonRecord }[];
  readonly places: readonly Place[];
  readonly byField: Places;
  /** Those whose variables tell when conditions changed, and what became of containers. */
  readonly timed: readonly Place[];
  /** Words of a row, and values beside it that are as captured. */
  readonly words: number;
  readonly values: number;
  /** `null`: rows of it cannot be known to be alike. */
  readonly likenesses: Likenesses | null;
}

/** Reads `[pod,place,...]`, 100 added to the number of each place. */
export function readSkeleton(value: unknown): Skeleton {
  const [pod, ...numbers] = list(value);
  const item = record(pod);
  const read = numbers.flatMap((number) => placeOf(Number(number) - 100) ?? []);
  const used = MEMBERS.filter((name) => read.some(({ member }) => member === name));
  let words = 0;
  let values = 0;
  const places = read.map((place): Place => {
    const at = place.kind === 'as captured' ? values : words;
    words += wordsOf(place.kind);
    values += place.kind === 'as captured' ? 1 : 0;
    return { ...place, holder: used.indexOf(place.member), at };
  });
  return {
    item,
    members: used.map((name) => ({ name, member: record(item[name]) })),
    places,
    byField: byField(places),
    timed: places.filter(({ kind, key }) => kind === 'share but for times' && TELLING_TIMES.has(key)),
    words,
    values,
    likenesses: mayBeAlike(item, places) ? new Likenesses(places.filter(({ tells }) => tells)) : null,
  };
}

/** A text is a place and a length; what is timed, a part and its variables; anything else a part. */
function wordsOf(kind: Place['kind']): number {
  if (kind === 'as captured') return 0;
  if (kind === 'text') return 2;
  return kind === 'share but for times' ? 3 : 1;
}

const TELLING_TIMES: ReadonlySet<Field> = new Set([
  'conditions',
  'containerStatuses',
  'initContainerStatuses',
]);

function placeOf(number: number): Omit<Place, 'holder' | 'at'> | null {
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
function mayBeAlike(item: JsonRecord, places: readonly Place[]): boolean {
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

function byField(places: readonly Place[]): Places {
  const of = (field: Field) => places.find(({ key }) => key === field) ?? null;
  return {
    name: of('name'),
    uid: of('uid'),
    resourceVersion: of('resourceVersion'),
    creationTimestamp: of('creationTimestamp'),
    namespace: of('namespace'),
    labels: of('labels'),
    annotations: of('annotations'),
    ownerReferences: of('ownerReferences'),
    finalizers: of('finalizers'),
    hostname: of('hostname'),
    template: of('template'),
    nodeName: of('nodeName'),
    affinity: of('affinity'),
    common: of('common'),
    podIP: of('podIP'),
    hostIP: of('hostIP'),
    startTime: of('startTime'),
    conditions: of('conditions'),
    containerStatuses: of('containerStatuses'),
    initContainerStatuses: of('initContainerStatuses'),
    ephemeralContainerStatuses: of('ephemeralContainerStatuses'),
  };
}

/** The keys of all points that a row has something for. */
const FIELDS = Object.keys(byField([])).filter((key): key is Field => key !== 'common');
