import { type Condition, condition } from '../model/condition.ts';
import type { CustomResource } from '../model/custom-resource.ts';
import type { Delivery } from '../model/delivery.ts';
import type { Instant } from '../model/instant.ts';
import type { Links } from '../model/links.ts';
import type { KubernetesObject } from '../model/object.ts';

/** How an object of Flux or Argo CD stands. */
export interface DeliveryState {
  /** `null`: at work, or it does not say. */
  readonly ready: boolean | null;
  readonly suspended: boolean;
  /** Why it is not ready, as its controller puts it: `BuildFailed`, `OutOfSync`. */
  readonly reason: string | null;
  readonly message: string | null;
  /** Since when it has been what it is. */
  readonly since: Instant | null;
  /** What it fetched, if it is a source; else what it applied. */
  readonly revision: string | null;
  /** Of a Kustomization: what its source holds, where that is something else. */
  readonly behind: { readonly revision: string; readonly since: Instant | null } | null;
}

/** `null` for what neither of them looks after. */
export function deliveryState(resource: CustomResource, find: Links['find']): DeliveryState | null {
  const { delivery } = resource;
  if (delivery === null) return null;
  const own = resource.meta.kind === 'Application' ? application(resource, delivery) : toolkit(resource);
  return {
    ...own,
    revision: delivery.fetched ?? delivery.applied ?? delivery.attempted,
    behind: resource.meta.kind === 'Kustomization' ? behind(delivery, find) : null,
  };
}

type Standing = Omit<DeliveryState, 'revision' | 'behind'>;

/** Flux: condition Ready, which is Unknown while it works. */
function toolkit({ conditions, suspended }: CustomResource): Standing {
  const found: Condition | null = condition(conditions, 'Ready');
  return {
    ready: found === null || found.status === 'Unknown' ? null : found.status === 'True',
    suspended,
    reason: found?.reason ?? null,
    message: found?.message ?? null,
    since: found?.changedAt ?? null,
  };
}

/** Argo CD: in sync, and what it applied is healthy. */
function application({ phase, suspended }: CustomResource, { sync, operation }: Delivery): Standing {
  const failed = operation === 'Failed' || operation === 'Error';
  const wrong = [
    ...(failed ? [`operation ${operation}`] : []),
    ...(sync === null || sync === 'Synced' ? [] : [sync === 'Unknown' ? 'sync state Unknown' : sync]),
    ...(phase === null || SOUND.has(phase) ? [] : [phase]),
  ];
  const silent = (sync === null && phase === null) || phase === 'Progressing';
  return {
    ready: wrong.length > 0 ? false : silent ? null : true,
    suspended: suspended || phase === 'Suspended',
    reason: wrong.length > 0 ? wrong.join(', ') : null,
    message: null,
    since: null,
  };
}

const SOUND: ReadonlySet<string> = new Set(['Healthy', 'Progressing', 'Suspended']);

function behind({ source, applied }: Delivery, find: Links['find']): DeliveryState['behind'] {
  const object = source === null ? null : find(source);
  if (object === null || applied === null || !isResource(object) || object.delivery === null) return null;
  const { fetched, fetchedAt } = object.delivery;
  if (fetched === null || isSameRevision(applied, fetched)) return null;
  return { revision: fetched, since: fetchedAt };
}

/** `main/0123…` and `main@sha1:0123…` are one revision in the words of two releases of Flux. */
function isSameRevision(a: string, b: string): boolean {
  const [hashOfA, hashOfB] = [hash(a), hash(b)];
  return hashOfA !== null && hashOfB !== null ? hashOfA === hashOfB : a === b;
}

function hash(revision: string): string | null {
  return /[0-9a-f]{40,64}$/.exec(revision)?.[0] ?? null;
}

function isResource(object: KubernetesObject): object is CustomResource {
  return 'delivery' in object;
}
