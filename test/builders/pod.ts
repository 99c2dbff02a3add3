import { type Condition, condition } from '../../src/model/condition.ts';
import type { Container, ContainerStatus } from '../../src/model/container.ts';
import type { Instant } from '../../src/model/instant.ts';
import { isRecord } from '../../src/model/json.ts';
import type { KubernetesObject, ObjectMeta } from '../../src/model/object.ts';
import type { Pod } from '../../src/model/pod.ts';
import type { PodSpec } from '../../src/model/pod-spec.ts';
import { podColumns } from '../../src/model/pod-status.ts';
import type { PodTemplate } from '../../src/model/workload.ts';
import { type ContainerOptions, container, containerStatus } from './container.ts';
import { type MetaOptions, namespacedMeta } from './meta.ts';

import { podSpec } from './pod-spec.ts';
import { phaseOf, podConditions } from './pod-state.ts';

type NamedContainer = ContainerOptions & { readonly name: string };

/**
 * A pod in words of its state. What is said of a container (`image`, `waiting`, `restarts`, `requests`, ...) is said
 * of the pod's one container; pods with more give them as `containers`.
 */
export interface PodOptions extends MetaOptions, Omit<ContainerOptions, 'name'> {
  /** A Deployment owns through a ReplicaSet, whose hash is the part of the pod's name after the Deployment's. */
  readonly owner?: KubernetesObject;
  readonly containers?: readonly NamedContainer[];
  /** Ended with exit code 0 unless said otherwise; `sidecar: true` runs. */
  readonly initContainers?: readonly NamedContainer[];
  readonly spec?: Partial<PodSpec>;
  /** `null`: not scheduled, and so without container statuses. */
  readonly nodeName?: string | null;
  /** The scheduler's message: PodScheduled is False since creation, and the pod is on no node. */
  readonly unschedulable?: string;
  readonly phase?: string | null;
  readonly reason?: string | null;
  readonly message?: string | null;
  readonly startedAt?: Instant | null;
  readonly qosClass?: string | null;
  readonly podIP?: string | null;
  /** When Ready and ContainersReady last changed; ten seconds after creation otherwise. */
  readonly readyChangedAt?: Instant | null;
  /** Replaces all conditions. */
  readonly conditions?: readonly Condition[];
  /** kubectl's STATUS column, where the computed one is not meant. */
  readonly status?: string;
}

/** A pod: Running and Ready on `node-1` in namespace `shop`, an hour old, unless said otherwise. */
export function pod(name: string, options: PodOptions = {}): Pod {
  const meta = podMeta(name, options);
  const template = templateOf(options.owner);
  const nodeName = options.unschedulable === undefined ? (options.nodeName ?? defaultNode(options)) : null;
  const regular = pairs(regularOptions(options, template));
  const init = pairs((options.initContainers ?? []).map(initDefaults));
  const bound = nodeName !== null;
  const spec = podSpec({
    ...template?.spec,
    containers: regular.map((pair) => pair.spec),
    initContainers: init.map((pair) => pair.spec),
    ...options.spec,
  });
  const containers = bound ? regular.map((pair) => pair.status) : [];
  const initContainers = bound ? init.map((pair) => pair.status) : [];
  const phase =
    options.phase === undefined ? phaseOf(bound, spec, containers, initContainers) : options.phase;
  const podIP = options.podIP === undefined ? (bound ? addressFor(name) : null) : options.podIP;
  const conditions = options.conditions ?? podConditions(options, meta, phase, containers);
  const base = {
    meta,
    spec,
    nodeName,
    phase,
    reason: options.reason ?? null,
    message: options.message ?? null,
    qosClass: options.qosClass ?? 'Burstable',
    podIP,
    hostIP: bound ? '192.168.1.10' : null,
    startedAt: options.startedAt ?? (bound ? meta.createdAt : null),
    readiness: condition(conditions, 'Ready')?.status ?? null,
    conditions,
    containers,
    initContainers,
    ephemeralContainers: [],
  };
  const columns = podColumns(base);
  return { ...base, ...columns, status: options.status ?? columns.status };
}

function podMeta(name: string, options: PodOptions): ObjectMeta {
  const owner = options.owner;
  const meta = namespacedMeta('v1', 'Pod', name, options);
  const labels = { ...templateOf(owner)?.labels, ...meta.labels };
  if (owner?.meta.kind !== 'Deployment') return { ...meta, labels };
  const hash = name.startsWith(`${owner.meta.name}-`)
    ? (name.slice(owner.meta.name.length + 1).split('-')[0] ?? '')
    : '5d4f8c7b9';
  const replicaSet = `${owner.meta.name}-${hash}`;
  return {
    ...meta,
    labels: { ...labels, 'pod-template-hash': hash },
    owners: options.owners ?? [
      {
        kind: 'ReplicaSet',
        name: replicaSet,
        uid: `uid-${owner.meta.namespace}-ReplicaSet-${replicaSet}`,
        controller: true,
      },
    ],
  };
}

function templateOf(owner: KubernetesObject | undefined): PodTemplate | null {
  return owner !== undefined && hasTemplate(owner) ? owner.template : null;
}

function hasTemplate(
  owner: KubernetesObject,
): owner is KubernetesObject & { readonly template: PodTemplate } {
  return 'template' in owner && isRecord(owner.template);
}

function defaultNode(options: PodOptions): string | null {
  return options.nodeName === null ? null : 'node-1';
}

function regularOptions(options: PodOptions, template: PodTemplate | null): readonly NamedContainer[] {
  if (options.containers !== undefined) return options.containers;
  const { initContainers, containers, spec, ...rest } = options;
  const [first, ...others] = template?.spec.containers ?? [container('app')];
  return first === undefined ? [] : [{ ...first, ...containerOptions(rest) }, ...others];
}

function containerOptions(options: PodOptions): ContainerOptions {
  const {
    namespace,
    apiVersion,
    uid,
    resourceVersion,
    createdAt,
    deletedAt,
    deletionGracePeriodSeconds,
    labels,
    annotations,
    appliedVersion,
    owner,
    owners,
    finalizers,
    source,
    containers,
    initContainers,
    spec,
    nodeName,
    unschedulable,
    phase,
    reason,
    message,
    startedAt,
    qosClass,
    podIP,
    readyChangedAt,
    conditions,
    status,
    ...rest
  } = options;
  return rest;
}

function initDefaults(options: NamedContainer): NamedContainer {
  const said = options.waiting ?? options.terminated ?? options.runningSince;
  const idle = { livenessProbe: null, readinessProbe: null, ports: [] };
  if (options.sidecar === true || said !== undefined) return { ...idle, ...options };
  return { ...idle, terminated: { exitCode: 0 }, ready: true, ...options };
}

function pairs(options: readonly NamedContainer[]): readonly { spec: Container; status: ContainerStatus }[] {
  return options.map((one) => {
    const spec = container(one.name, one);
    return { spec, status: containerStatus(spec, one) };
  });
}

/** The same name has the same address, so that pods and endpoints agree. */
function addressFor(name: string): string {
  const hash = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 62_500, 7);
  return `10.42.${Math.floor(hash / 250)}.${(hash % 250) + 2}`;
}
