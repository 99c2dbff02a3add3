import type { Plain } from '../../expression/plain.ts';
import type { GroupShape } from '../../expression/shape.ts';
import type { Objects } from '../../model/cluster.ts';
import type { KindName } from '../../model/kinds.ts';
import type { KubernetesObject } from '../../model/object.ts';
import { type Fields, groupShape, plainOf, type Wanted } from './field.ts';
import {
  AUTOSCALER,
  BUDGET,
  CLAIM,
  CONFIG_MAP,
  INGRESS,
  NAMESPACE,
  NODE,
  SECRET,
  SERVICE,
} from './others.ts';
import { CRON_JOB, DAEMON_SET, DEPLOYMENT, JOB, POD, REPLICA_SET, STATEFUL_SET } from './workloads.ts';

/** A kind that the user's rules can be about. */
export interface ObjectKind {
  readonly name: KindName;
  /** `object`, with Kubernetes' own names. */
  readonly shape: GroupShape;
  /** Every captured object, with what reads it when it is asked for. */
  readonly objects: (cluster: Pick<Objects, KindName>) => readonly ReadableObject[];
}

export interface ReadableObject {
  readonly object: KubernetesObject;
  readonly read: (wanted: Wanted) => Plain;
}

/** By the name that Kubernetes gives them. */
export const OBJECT_KINDS = {
  Pod: objectKind('pods', POD, ({ pods }) => pods),
  Deployment: objectKind('deployments', DEPLOYMENT, ({ deployments }) => deployments),
  StatefulSet: objectKind('statefulSets', STATEFUL_SET, ({ statefulSets }) => statefulSets),
  DaemonSet: objectKind('daemonSets', DAEMON_SET, ({ daemonSets }) => daemonSets),
  ReplicaSet: objectKind('replicaSets', REPLICA_SET, ({ replicaSets }) => replicaSets),
  Job: objectKind('jobs', JOB, ({ jobs }) => jobs),
  CronJob: objectKind('cronJobs', CRON_JOB, ({ cronJobs }) => cronJobs),
  Service: objectKind('services', SERVICE, ({ services }) => services),
  Ingress: objectKind('ingresses', INGRESS, ({ ingresses }) => ingresses),
  PersistentVolumeClaim: objectKind('persistentVolumeClaims', CLAIM, (all) => all.persistentVolumeClaims),
  HorizontalPodAutoscaler: objectKind(
    'horizontalPodAutoscalers',
    AUTOSCALER,
    (all) => all.horizontalPodAutoscalers,
  ),
  PodDisruptionBudget: objectKind('podDisruptionBudgets', BUDGET, (all) => all.podDisruptionBudgets),
  ConfigMap: objectKind('configMaps', CONFIG_MAP, ({ configMaps }) => configMaps),
  Secret: objectKind('secrets', SECRET, ({ secrets }) => secrets),
  Node: objectKind('nodes', NODE, ({ nodes }) => nodes),
  Namespace: objectKind('namespaces', NAMESPACE, ({ namespaces }) => namespaces),
} as const satisfies Readonly<Record<string, ObjectKind>>;

export type OwnKind = keyof typeof OBJECT_KINDS;

function objectKind<T extends KubernetesObject>(
  name: KindName,
  fields: Fields<T>,
  of: (cluster: Pick<Objects, KindName>) => readonly T[],
): ObjectKind {
  return {
    name,
    shape: groupShape(fields),
    objects: (cluster) =>
      of(cluster).map((object) => ({
        object,
        read: (wanted) => plainOf(fields, object, wanted),
      })),
  };
}
