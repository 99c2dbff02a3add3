import type { Cluster, Objects } from '../../model/cluster.ts';
import type { Condition } from '../../model/condition.ts';
import type { CustomResource } from '../../model/custom-resource.ts';
import { groupBy } from '../../model/grouping.ts';
import { apiGroup, KINDS, type KindName, kindNames } from '../../model/kinds.ts';
import { controller, type KubernetesObject, type ObjectReference } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import type { PodSpec } from '../../model/pod-spec.ts';
import { type Entry, entryOf } from './entry.ts';
import { customResourceFields } from './fields/extension-fields.ts';
import { FIELDS_OF } from './fields/fields-of.ts';

/** The objects of one kind. */
export interface KindPortrait {
  /** The kind's field in the model; `null` for custom kinds. */
  readonly name: KindName | null;
  readonly kind: string;
  /** kubectl's name: `replicasets`, `certificate.cert-manager.io`. */
  readonly resource: string;
  readonly entries: readonly Entry[];
}

/** Every kind but pods. */
export function kindPortraits(cluster: Cluster): readonly KindPortrait[] {
  const builtIn = kindNames.filter((name) => name !== 'pods').map((name) => builtInKind(name, cluster));
  return [...builtIn, ...customKinds(cluster)];
}

function builtInKind<K extends KindName>(name: K, cluster: Cluster): KindPortrait {
  const fieldsOf = FIELDS_OF[name];
  const objects: readonly Objects[K][number][] = cluster[name];
  return {
    name,
    kind: KINDS[name].kind,
    resource: KINDS[name].resource,
    entries: objects.map((object) => ({
      // Events are many, are only counted, and need not be kept.
      ...entryOf(object, ownerOf(object, cluster), name === 'events' ? noFields : () => fieldsOf(object)),
      template: templateOf(object),
      conditions: 'allocatable' in object ? object.conditions : NONE,
    })),
  };
}

const NONE: readonly Condition[] = [];
const noFields = () => [];

function customKinds(cluster: Cluster): readonly KindPortrait[] {
  const groups = groupBy(cluster.customResources, resourceOf);
  return [...groups].toSorted(by(([resource]) => resource)).map(([resource, own]) => ({
    name: null,
    kind: own[0]?.meta.kind ?? '',
    resource,
    entries: own.map((object) =>
      entryOf(object, ownerOf(object, cluster), () => customResourceFields(object)),
    ),
  }));
}

/** As the reader names it: `certificate.cert-manager.io`. */
function resourceOf({ meta }: CustomResource): string {
  const group = apiGroup(meta.apiVersion);
  return group === '' ? meta.kind.toLowerCase() : `${meta.kind.toLowerCase()}.${group}`;
}

/** Endpoints have no owner reference to the Service that they belong to, and some operators set no controller. */
function ownerOf(object: KubernetesObject, { links }: Cluster): ObjectReference | null {
  const { meta } = object;
  if (controller(meta) !== null) return links.topOwner(object);
  if ('service' in object && 'addresses' in object && typeof object.service === 'string')
    return { kind: 'Service', namespace: meta.namespace, name: object.service };
  const [first] = meta.owners;
  if (first === undefined) return null;
  const { kind, name } = first;
  const owner =
    links.find({ kind, namespace: meta.namespace, name }) ?? links.find({ kind, namespace: null, name });
  return owner === null ? { kind, namespace: meta.namespace, name } : links.topOwner(owner);
}

function templateOf(object: Objects[KindName][number]): PodSpec | null {
  return 'template' in object ? object.template.spec : null;
}
