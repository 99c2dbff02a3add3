import { KINDS, type KindName } from '../../model/kinds.ts';
import { byCodeUnit } from '../../model/order.ts';
import { type CommonScope, commonScope, customScope, knownNamespaces } from './common-scope.ts';
import type { Entry } from './entry.ts';
import type { KindPortrait } from './kind-portraits.ts';
import { type Matching, matching } from './matching.ts';
import type { Portrait } from './portrait.ts';

/** One kind on both sides: what was seen of it, and which objects are the same. */
export interface KindComparison<E extends Entry = Entry> {
  readonly name: KindName | null;
  readonly kind: string;
  readonly resource: string;
  readonly before: readonly E[];
  readonly after: readonly E[];
  readonly scope: CommonScope;
  /** Of all objects of the kind, whatever the scope. */
  readonly matching: Matching<E>;
}

/** Pods, then the others as kubectl lists them in `get all`, then by kubectl's name. */
export function kindComparisons(
  before: Portrait,
  after: Portrait,
  byUid: boolean,
): readonly KindComparison[] {
  const namespaces = knownNamespaces(before, after);
  const others = new Map(after.kinds.map((kind) => [kind.resource, kind]));
  const known = new Map(before.kinds.map((kind) => [kind.resource, kind]));
  const resources = [...new Set([...known.keys(), ...others.keys()])];
  return resources
    .flatMap((resource) => {
      const model = known.get(resource) ?? others.get(resource);
      if (model === undefined) return [];
      const was = known.get(resource) ?? { ...model, entries: [] };
      const is = others.get(resource) ?? { ...model, entries: [] };
      return comparison(was, is, before, after, namespaces, byUid);
    })
    .toSorted((a, b) => rank(a) - rank(b) || byCodeUnit(a.resource, b.resource));
}

/** Pods alone, because they carry more. */
export function podComparison(
  before: Portrait,
  after: Portrait,
  byUid: boolean,
): KindComparison<Portrait['pods'][number]> {
  return {
    name: 'pods',
    kind: KINDS.pods.kind,
    resource: KINDS.pods.resource,
    before: before.pods,
    after: after.pods,
    scope: commonScope('pods', before, after, knownNamespaces(before, after)),
    matching: matching(before.pods, after.pods, byUid),
  };
}

function comparison(
  was: KindPortrait,
  is: KindPortrait,
  before: Portrait,
  after: Portrait,
  namespaces: readonly string[],
  byUid: boolean,
): KindComparison {
  const { name, kind, resource } = was;
  const scope =
    name === null
      ? customScope({ portrait: before, kind: was }, { portrait: after, kind: is })
      : commonScope(name, before, after, namespaces);
  return {
    name,
    kind,
    resource,
    before: was.entries,
    after: is.entries,
    scope,
    matching: matching(was.entries, is.entries, byUid),
  };
}

/** The order of `kubectl get all`. */
const ALL: readonly (KindName | null)[] = [
  'pods',
  'replicationControllers',
  'services',
  'daemonSets',
  'deployments',
  'replicaSets',
  'statefulSets',
  'horizontalPodAutoscalers',
  'cronJobs',
  'jobs',
];

function rank({ name }: KindComparison): number {
  const index = ALL.indexOf(name);
  return index < 0 ? ALL.length : index;
}
