import type { Condition } from './condition.ts';
import type { Instant } from './instant.ts';
import type { KubernetesObject } from './object.ts';
import type { PodSpec } from './pod-spec.ts';
import type { LabelSelector } from './selector.ts';

/** What the kinds that make pods have in common. */
export interface WorkloadBase extends KubernetesObject {
  readonly template: PodTemplate;
  readonly selector: LabelSelector | null;
}

export interface PodTemplate {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: PodSpec;
}

export interface Deployment extends WorkloadBase {
  /** `spec.replicas`; the API server fills in 1. */
  readonly replicas: number;
  readonly paused: boolean;
  readonly revisionHistoryLimit: number;
  readonly progressDeadlineSeconds: number;
  readonly strategy: string;
  /** How far a rollout may go at once; `null` where the strategy is another, or it was not captured. */
  readonly rollingUpdate: RollingUpdate | null;
  readonly generation: number | null;
  readonly observedGeneration: number | null;
  readonly status: ReplicaCounts;
  readonly conditions: readonly Condition[];
}

/** Numbers or shares of the replicas, as `spec.strategy.rollingUpdate` has them: `1`, `25%`. */
export interface RollingUpdate {
  readonly maxUnavailable: string;
  readonly maxSurge: string;
}

export interface ReplicaCounts {
  readonly replicas: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
  readonly unavailable: number;
}

export interface ReplicaSet extends WorkloadBase {
  readonly replicas: number;
  /** Of the annotation `deployment.kubernetes.io/revision`. */
  readonly revision: number | null;
  readonly status: ReplicaCounts;
  readonly conditions: readonly Condition[];
}

export interface ReplicationController extends WorkloadBase {
  readonly replicas: number;
  readonly status: ReplicaCounts;
  readonly conditions: readonly Condition[];
}

export interface StatefulSet extends WorkloadBase {
  readonly replicas: number;
  readonly serviceName: string | null;
  readonly revisionHistoryLimit: number;
  readonly updateStrategy: string;
  readonly partition: number;
  readonly podManagementPolicy: string;
  readonly claimTemplates: readonly ClaimTemplate[];
  readonly generation: number | null;
  readonly observedGeneration: number | null;
  readonly currentRevision: string | null;
  readonly updateRevision: string | null;
  readonly status: ReplicaCounts;
  readonly conditions: readonly Condition[];
}

export interface ClaimTemplate {
  readonly name: string;
  readonly storageClassName: string | null;
  readonly requestedBytes: number | null;
}

export interface DaemonSet extends WorkloadBase {
  readonly updateStrategy: string;
  readonly generation: number | null;
  readonly observedGeneration: number | null;
  readonly desired: number;
  readonly current: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
  readonly misscheduled: number;
  readonly conditions: readonly Condition[];
}

export interface Job extends WorkloadBase {
  readonly completions: number | null;
  readonly parallelism: number;
  readonly backoffLimit: number;
  readonly activeDeadlineSeconds: number | null;
  readonly ttlSecondsAfterFinished: number | null;
  readonly suspended: boolean;
  readonly startedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly active: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly conditions: readonly Condition[];
}

export interface CronJob extends WorkloadBase {
  readonly schedule: string;
  readonly timeZone: string | null;
  readonly suspended: boolean;
  readonly concurrencyPolicy: string;
  readonly startingDeadlineSeconds: number | null;
  readonly successfulJobsHistoryLimit: number;
  readonly failedJobsHistoryLimit: number;
  readonly lastScheduledAt: Instant | null;
  readonly lastSuccessfulAt: Instant | null;
  readonly active: readonly string[];
}
