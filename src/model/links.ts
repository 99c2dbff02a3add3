import type { Objects } from './cluster.ts';
import type { EndpointAddress } from './endpoints.ts';
import type { Event } from './event.ts';
import { groupBy, groupIn } from './grouping.ts';
import type { Ingress } from './ingress.ts';
import { lazily } from './lazy.ts';
import type { ContainerLog } from './log.ts';
import type { PodMetrics } from './metrics.ts';
import {
  type KubernetesObject,
  namespacedName,
  type ObjectKey,
  type ObjectReference,
  objectKey,
} from './object.ts';
import { createObjectIndex } from './object-index.ts';
import { ownershipLinks } from './ownership.ts';
import type { Pod } from './pod.ts';
import type { PodSpec } from './pod-spec.ts';
import type { Labels } from './selector.ts';
import type { Service } from './service.ts';
import { serviceLinks } from './service-links.ts';
import type { PersistentVolumeClaim } from './storage.ts';
import type { CronJob, Deployment, Job, ReplicaSet } from './workload.ts';

/**
 * The graph, linked once. Each link is a lookup; nothing is searched again.
 * What was not captured links to nothing: ask `captured` before concluding from an empty answer.
 */
export interface Links {
  /**
   * Up the controllers to the Deployment, StatefulSet, DaemonSet or CronJob, or to the object nobody controls; the
   * object itself where it has none.
   * A ReplicaSet that was not captured still leads to its Deployment, by the pod's `pod-template-hash`.
   */
  topOwner(object: KubernetesObject): ObjectReference;
  /** Pods below an object, at any depth: of a Deployment, a ReplicaSet, a CronJob, ...; of a Pod itself. */
  podsOf(owner: ObjectReference): readonly Pod[];
  /** Pods by the key of their top owner; owners in the order of their first pod. */
  podsByTopOwner(): ReadonlyMap<ObjectKey, readonly Pod[]>;
  /** Pods that are their own top owner: nobody controls them, or a Node does, in name only. */
  podsAlone(): readonly Pod[];
  podsOn(nodeName: string): readonly Pod[];
  podsIn(namespace: string): readonly Pod[];
  /** Newest revision first. */
  replicaSetsOf(deployment: Deployment): readonly ReplicaSet[];
  jobsOf(cronJob: CronJob): readonly Job[];
  /** Pods the Service's selector matches, whatever their state; none for a Service without selector. */
  podsBehind(service: Service): readonly Pod[];
  /** Services that select the pod, by name. */
  servicesOf(pod: Pod): readonly Service[];
  /** Services that select, or would select, pods with these labels; by name. */
  servicesSelecting(namespace: string | null, labels: Labels): readonly Service[];
  /** Pods with a volume from the claim, whatever their state. */
  podsMounting(claim: PersistentVolumeClaim): readonly Pod[];
  /** Addresses behind a Service, from EndpointSlices or Endpoints; `null` when neither speaks of it. */
  addressesOf(service: Service): readonly EndpointAddress[] | null;
  /** Ingresses with a route to the Service. */
  ingressesOf(service: Service): readonly Ingress[];
  /** Events about an object, newest first. */
  eventsOf(ref: ObjectReference): readonly Event[];
  logsOf(pod: Pod): readonly ContainerLog[];
  metricsOf(pod: Pod): readonly PodMetrics[];
  /** A captured object by reference. */
  find(ref: ObjectReference): KubernetesObject | null;
}

/** What each link is made from: a rule sees a link only if it needs (or uses) one of these sets. */
export interface LinkSources {
  topOwner: never;
  podsOf: 'pods';
  podsByTopOwner: 'pods';
  podsAlone: 'pods';
  podsOn: 'pods';
  podsIn: 'pods';
  replicaSetsOf: 'replicaSets';
  jobsOf: 'jobs';
  podsBehind: 'pods';
  servicesOf: 'services';
  servicesSelecting: 'services';
  podsMounting: 'pods';
  addressesOf: 'endpoints' | 'endpointSlices';
  ingressesOf: 'ingresses';
  eventsOf: 'events';
  logsOf: 'logs';
  metricsOf: 'podMetrics';
  find: never;
}

/** Every index is made when a link first needs it, in one pass over what it is made from. */
export function createLinks(objects: Objects): Links {
  const podsByNamespace = lazily(() => groupBy(objects.pods, (pod) => pod.meta.namespace));
  const find = createObjectIndex(objects, podsByNamespace);
  const podsByNode = lazily(() => groupBy(objects.pods, (pod) => pod.nodeName));
  const events = lazily(() => groupBy(newestFirst(objects.events), (event) => objectKey(event.subject)));
  const logs = lazily(() => groupBy(objects.logs, podName));
  const metrics = lazily(() => groupBy(objects.podMetrics, podName));
  const podsByClaim = lazily(() => groupByClaim(objects.pods));
  const podsIn = (namespace: string) => podsByNamespace().get(namespace) ?? [];
  return {
    ...ownershipLinks(objects, find),
    ...serviceLinks(objects, podsIn),
    podsOn: (nodeName) => podsByNode().get(nodeName) ?? [],
    podsIn,
    podsMounting: ({ meta }) => podsByClaim().get(namespacedName(meta)) ?? [],
    eventsOf: (ref) => events().get(objectKey(ref)) ?? [],
    logsOf: (pod) => logs().get(namespacedName(pod.meta)) ?? [],
    metricsOf: (pod) => metrics().get(namespacedName(pod.meta)) ?? [],
    find,
  };
}

function newestFirst(events: readonly Event[]): readonly Event[] {
  return events.toSorted((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0));
}

function groupByClaim(pods: readonly Pod[]): ReadonlyMap<string, readonly Pod[]> {
  const groups = new Map<string, Pod[]>();
  for (const pod of pods) {
    for (const name of claimNames(pod.spec)) {
      const group = groupIn(groups, namespacedName({ namespace: pod.meta.namespace, name }));
      if (group.at(-1) !== pod) group.push(pod);
    }
  }
  return groups;
}

function claimNames({ volumes }: PodSpec): readonly string[] {
  return volumes.flatMap(({ uses }) =>
    uses.flatMap(({ kind, name }) => (kind === 'PersistentVolumeClaim' ? [name] : [])),
  );
}

function podName({ namespace, pod }: { readonly namespace: string | null; readonly pod: string }): string {
  return namespacedName({ namespace, name: pod });
}
