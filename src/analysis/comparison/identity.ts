import { objectKey } from '../../model/object.ts';
import { isSystemNamespace } from '../../model/system-namespace.ts';
import { counted } from '../../rules/amount-words.ts';
import type { Entry } from './entry.ts';
import type { Portrait } from './portrait.ts';

/** Whether two snapshots are of one cluster, and by what that can be told. */
export type Identity =
  | { readonly same: true; readonly by: string }
  | { readonly same: false; readonly reason: string };

/**
 * The uid of `kube-system` decides. Without it one shared uid of anything says yes, for no two objects ever have one
 * uid; and things that stay, of equal names and other uids, say no. Where there are no uids, names must do.
 */
export function identity(before: Portrait, after: Portrait): Identity {
  const [was, is] = [before, after].map(clusterUid);
  if (was != null && is != null) {
    return was === is
      ? { same: true, by: 'uid of the namespace kube-system' }
      : { same: false, reason: 'their namespaces kube-system have different uids' };
  }
  return bySharedUids(before, after) ?? byOtherUids(before, after) ?? byNames(before, after);
}

function clusterUid(portrait: Portrait): string | null {
  return entriesOf(portrait, 'namespaces').find(({ ref }) => ref.name === 'kube-system')?.uid ?? null;
}

function bySharedUids(before: Portrait, after: Portrait): Identity | null {
  for (const [source, noun] of [
    ['nodes', 'node'],
    ['namespaces', 'namespace'],
  ] as const) {
    const shared = sharedUids(entriesOf(before, source), entriesOf(after, source));
    if (shared > 0) return { same: true, by: `${shared === 1 ? 'uid' : 'uids'} of ${counted(shared, noun)}` };
  }
  const shared = sharedUids(everything(before), everything(after));
  return shared === 0
    ? null
    : { same: true, by: `${shared === 1 ? 'uid' : 'uids'} of ${counted(shared, 'object')}` };
}

function byOtherUids(before: Portrait, after: Portrait): Identity | null {
  const uids = new Map(lasting(before).map(({ ref, uid }) => [objectKey(ref), uid]));
  const others = lasting(after).filter(
    ({ ref, uid }) => uid !== null && (uids.get(objectKey(ref)) ?? null) !== null,
  );
  const [first] = others;
  if (first === undefined) return null;
  const example = objectKey(first.ref);
  return {
    same: false,
    reason: `no object has the uid it had, and ${counted(others.length, 'object')} of equal names ${others.length === 1 ? 'has another' : 'have others'}, such as ${example}`,
  };
}

function byNames(before: Portrait, after: Portrait): Identity {
  const [was, is] = [before, after].map((portrait) => new Set(ownNames(portrait)));
  if (was === undefined || is === undefined || was.size === 0 || is.size === 0)
    return { same: false, reason: 'they have nothing in common by which it could be told' };
  const shared = [...was].filter((name) => is.has(name)).length;
  const fewer = Math.min(was.size, is.size);
  return shared < ENOUGH * fewer
    ? {
        same: false,
        reason: `${shared} of ${counted(fewer, 'name')} are on both sides`,
      }
    : {
        same: true,
        by: `names of ${shared} of ${counted(fewer, 'object')}, for there are no uids on both sides`,
      };
}

/** Clusters that run the same platform have a few names in common; one cluster keeps most of its own. */
const ENOUGH = 0.5;

function entriesOf({ kinds }: Portrait, source: string): readonly Entry[] {
  return kinds.find(({ name }) => name === source)?.entries ?? [];
}

function everything({ kinds, pods }: Portrait): readonly Entry[] {
  return [...pods, ...kinds.flatMap(({ entries }) => entries)];
}

/** Kinds whose objects are made anew all the time, under names that may be the same. */
const PASSING: ReadonlySet<string | null> = new Set([
  'replicaSets',
  'jobs',
  'endpoints',
  'endpointSlices',
  'leases',
  'events',
]);

function lasting({ kinds }: Portrait): readonly Entry[] {
  return kinds.filter(({ name }) => !PASSING.has(name)).flatMap(({ entries }) => entries);
}

/** Names that somebody gave; every cluster has a namespace `default` and a Deployment `coredns`. */
function ownNames(portrait: Portrait): readonly string[] {
  const refs = [
    ...lasting(portrait).map(({ ref }) => ref),
    ...portrait.pods.map(({ ref, owner }) => owner ?? ref),
  ];
  return refs
    .filter(({ kind, namespace, name }) =>
      namespace === null
        ? kind !== 'Namespace' || !isCommon(name)
        : !isCommon(namespace) && name !== 'kube-root-ca.crt',
    )
    .filter(
      ({ kind, name }) =>
        !(name === 'default' && kind === 'ServiceAccount') && !(name === 'kubernetes' && kind === 'Service'),
    )
    .map(objectKey);
}

function isCommon(namespace: string): boolean {
  return namespace === 'default' || isSystemNamespace(namespace);
}

function sharedUids(before: readonly Entry[], after: readonly Entry[]): number {
  const uids = new Set(before.flatMap(({ uid }) => uid ?? []));
  return after.filter(({ uid }) => uid !== null && uids.has(uid)).length;
}
