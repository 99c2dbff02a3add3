import type { Event } from '../../src/model/event.ts';
import type { ContainerLog } from '../../src/model/log.ts';
import type { NodeMetrics, PodMetrics } from '../../src/model/metrics.ts';
import { type KubernetesObject, reference } from '../../src/model/object.ts';
import type { Pod } from '../../src/model/pod.ts';
import type { ClusterVersion } from '../../src/model/version.ts';
import {
  fieldsOf,
  GIBIBYTE,
  MEBIBYTE,
  MINUTE,
  NAMESPACE,
  NOW,
  namespacedMeta,
  type Options,
} from './meta.ts';

/** An event about an object: of type Warning, seen once five minutes ago, from the kubelet, unless said otherwise. */
export function event(about: KubernetesObject, reason: string, options: Options<Event> = {}): Event {
  const lastAt = options.lastAt === undefined ? NOW - 5 * MINUTE : options.lastAt;
  const namespace = about.meta.namespace ?? 'default';
  const name = `${about.meta.name}.${reason.toLowerCase()}`;
  return {
    meta: namespacedMeta('v1', 'Event', name, { namespace, createdAt: lastAt, ...options }),
    type: 'Warning',
    reason,
    message: null,
    count: 1,
    firstAt: lastAt,
    lastAt,
    subject: reference(about),
    subjectUid: about.meta.uid,
    fieldPath: null,
    component: 'kubelet',
    host: null,
    ...fieldsOf(options),
  };
}

/** A row of `kubectl top nodes`: 1 core and 2 GiB in use, 25% each, unless said otherwise. */
export function nodeMetrics(name: string, options: Partial<NodeMetrics> = {}): NodeMetrics {
  return {
    name,
    cpu: 1,
    memory: 2 * GIBIBYTE,
    cpuPercent: 25,
    memoryPercent: 25,
    at: null,
    source: { file: 'top-nodes.txt', document: 0, item: 0 },
    ...options,
  };
}

/** A row of `kubectl top pods`: 50m and 64 MiB in use, unless said otherwise. */
export function podMetrics(pod: Pod | string, options: Partial<PodMetrics> = {}): PodMetrics {
  return {
    namespace: typeof pod === 'string' ? NAMESPACE : pod.meta.namespace,
    pod: typeof pod === 'string' ? pod : pod.meta.name,
    container: null,
    cpu: 0.05,
    memory: 64 * MEBIBYTE,
    at: null,
    source: { file: 'top-pods.txt', document: 0, item: 0 },
    ...options,
  };
}

/** A log in which nothing was recognised, unless `matches` says otherwise. */
export function containerLog(pod: Pod | string, options: Partial<ContainerLog> = {}): ContainerLog {
  const name = typeof pod === 'string' ? pod : pod.meta.name;
  return {
    namespace: typeof pod === 'string' ? NAMESPACE : pod.meta.namespace,
    pod: name,
    container: typeof pod === 'string' ? null : (pod.spec.containers[0]?.name ?? null),
    previous: false,
    file: `logs/${name}.log`,
    lines: 120,
    bytes: 9600,
    firstAt: null,
    lastAt: null,
    tail: [],
    matches: [],
    ...options,
  };
}

export function version(server: string | null, client: string | null = server): ClusterVersion {
  return { client, server, file: 'version.json' };
}
