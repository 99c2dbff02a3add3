import type { Instant } from '../../model/instant.ts';
import type { ObjectReference } from '../../model/object.ts';
import type { RolloutRate } from '../../rules/rollout-rate.ts';
import type { GitopsRow } from './gitops-rows.ts';
import type { ImagePatternsOfRow } from './image-patterns.ts';
import type { PodTrouble } from './pod-trouble.ts';
import type { ResourceSettingsByKind } from './resource-settings.ts';

/** What is in the snapshot, counted and listed. Lists are sorted by namespace, then name, unless they say otherwise. */
export interface Inventory {
  readonly nodes: readonly NodeRow[];
  readonly namespaces: readonly NamespaceRow[];
  readonly workloads: readonly WorkloadRow[];
  readonly pods: PodInventory;
  readonly services: readonly ServiceRow[];
  readonly routes: readonly RouteRow[];
  readonly claims: readonly ClaimRow[];
  readonly storageClasses: readonly StorageClassRow[];
  readonly autoscalers: readonly AutoscalerRow[];
  readonly replicaSets: ReplicaSetInventory;
  readonly imagePatterns: readonly ImagePatternsOfRow[];
  readonly gitops: readonly GitopsRow[];
  readonly certificates: readonly CertificateRow[];
  readonly resourceSettings: ResourceSettingsByKind | null;
}

/** kubectl's columns of `get nodes -o wide` and `top nodes`, and what is scheduled there. Cores and bytes. */
export interface NodeRow {
  readonly name: string;
  /** kubectl's STATUS: `Ready`, `NotReady`, `Ready,SchedulingDisabled`. */
  readonly status: string;
  readonly ready: boolean;
  readonly roles: readonly string[];
  readonly createdAt: Instant | null;
  readonly version: string | null;
  readonly internalIP: string | null;
  readonly externalIP: string | null;
  readonly osImage: string | null;
  readonly kernelVersion: string | null;
  readonly containerRuntime: string | null;
  readonly architecture: string | null;
  /** Condition types that say something is wrong, Ready aside: `DiskPressure`, ... */
  readonly troubles: readonly string[];
  readonly cpu: NodeResource;
  readonly memory: NodeResource;
  /** By resource name; empty for a node without GPUs. */
  readonly gpus: readonly GpuRow[];
  readonly pods: { readonly running: number; readonly problems: number; readonly allocatable: number | null };
}

export interface NodeResource {
  readonly allocatable: number | null;
  /** Of the pods on the node; `null` when pods were not captured. */
  readonly requests: number | null;
  readonly used: number | null;
  /** As kubectl printed it, or truncated of allocatable as kubectl would. */
  readonly usedPercent: number | null;
}

export interface GpuRow {
  /** `nvidia.com/gpu` */
  readonly resource: string;
  readonly allocatable: number;
  /** Of the pods on the node; `null` when pods were not captured whole. */
  readonly requests: number | null;
}

export interface NamespaceRow {
  readonly name: string;
  readonly phase: string | null;
  readonly createdAt: Instant | null;
  /** Created within 24 hours before capture time. */
  readonly isNew: boolean;
  /** `null` when pods were not captured there. */
  readonly pods: { readonly total: number; readonly problems: number } | null;
  readonly workloads: number;
}

/**
 * `healthy`: as many ready as wanted, and nothing beside them but pods left behind. `degraded`: fewer ready than
 * wanted, or as many beside pods with a problem. `down`: none ready of some wanted. `idle`: zero wanted. `finished`: a
 * Job that is done.
 */
export type WorkloadState =
  | 'healthy'
  | 'degraded'
  | 'down'
  | 'idle'
  | 'running'
  | 'finished'
  | 'failed'
  | 'suspended'
  | 'unknown';

/** What groups a workload in a report: read from its images, names and namespace. */
export type Component =
  | 'control plane'
  | 'networking'
  | 'storage'
  | 'monitoring'
  | 'logging'
  | 'backup'
  | 'certificates'
  | 'gitops'
  | 'hardware'
  | 'database'
  | 'application';

/** A Deployment, StatefulSet, DaemonSet, Job, CronJob or bare pod; ReplicaSets and Job pods are not listed apart. */
export interface WorkloadRow {
  readonly ref: ObjectReference;
  readonly component: Component;
  readonly state: WorkloadState;
  readonly ready: number;
  readonly desired: number;
  /** Distinct images of the template, familiar names, sorted. */
  readonly images: readonly string[];
  readonly restarts: number;
  readonly createdAt: Instant | null;
  readonly isNew: boolean;
  readonly rollout: RolloutRow;
  /** STATUS values of its problem pods with counts, most frequent first. */
  readonly problems: readonly { readonly status: string; readonly count: number }[];
}

/** How far its newest version is, and since when: three ages that people mix up. */
export interface RolloutRow {
  /** Every replica asked for is of the newest version and available; `null` of kinds that do not say. */
  readonly complete: boolean | null;
  /** Replicas available, of whatever version; `null` of kinds that do not say. */
  readonly available: number | null;
  /** When the newest version was made: creation of the current ReplicaSet. `null` of other kinds. */
  readonly deployedAt: Instant | null;
  /** When the youngest of its running pods started. */
  readonly startedAt: Instant | null;
  readonly lastRestartAt: Instant | null;
}

/** What Deployments keep of their versions. */
export interface ReplicaSetInventory {
  /** `total = active + stale`; stale ones have no replicas and are not the current version. */
  readonly totals: { readonly total: number; readonly active: number; readonly stale: number };
  /** By total, then active, most first; then by name. */
  readonly rows: readonly ReplicaSetsOfRow[];
}

export interface ReplicaSetsOfRow {
  readonly deployment: ObjectReference;
  readonly total: number;
  readonly active: number;
  readonly stale: number;
  /** Creation of the oldest that is left. */
  readonly oldest: Instant | null;
  /** `spec.revisionHistoryLimit`; `null` of a Deployment known from a table, which does not print it. */
  readonly limit: number | null;
  /** `null` where nothing says how old they are. */
  readonly rate: RolloutRate | null;
  /** Newest revision first. */
  readonly sets: readonly ReplicaSetRow[];
}

export interface ReplicaSetRow {
  readonly name: string;
  readonly revision: number | null;
  readonly replicas: number;
  readonly ready: number;
  readonly images: readonly string[];
  readonly createdAt: Instant | null;
  readonly isCurrent: boolean;
  readonly isStale: boolean;
}

export interface PodInventory {
  readonly total: number;
  /** Without a problem, on a node that is Ready: running and ready, finished, or within its start-up grace. */
  readonly ok: number;
  /** Of `ok`: not Ready, and too young to be judged. */
  readonly starting: number;
  /** kubectl's STATUS column, most frequent first. */
  readonly byStatus: readonly { readonly status: string; readonly count: number }[];
  readonly problems: readonly ProblemPod[];
}

/** kubectl's columns of one pod that has a problem. */
export interface ProblemPod {
  readonly namespace: string;
  readonly name: string;
  readonly ready: string;
  readonly status: string;
  readonly restarts: number;
  readonly createdAt: Instant | null;
  readonly node: string | null;
  readonly owner: ObjectReference;
  readonly problem: PodTrouble;
}

export interface ServiceRow {
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  readonly clusterIP: string | null;
  readonly externalAddresses: readonly string[];
  /** kubectl's PORT(S): `80:30080/TCP`. */
  readonly ports: string;
  /** `null` when endpoints were not captured, or the Service has no selector and no endpoints. */
  readonly endpoints: { readonly ready: number; readonly total: number } | null;
  /** Where its first port leads: `10.42.0.226:8085`; the ready ones first, at most three. */
  readonly backends: readonly string[];
  readonly selects: boolean;
}

/** One host and path of an Ingress. `unknown`: the snapshot lacks what decides it. */
export interface RouteRow {
  readonly namespace: string;
  readonly ingress: string;
  readonly className: string | null;
  readonly host: string | null;
  readonly path: string | null;
  readonly tls: boolean;
  readonly service: string | null;
  readonly port: string | null;
  readonly state: 'active' | 'degraded' | 'down' | 'no such service' | 'unknown';
  readonly ready: number | null;
  readonly total: number | null;
}

export interface ClaimRow {
  readonly namespace: string;
  readonly name: string;
  readonly phase: string;
  /** The class asked for, or the default class's name where it was captured. */
  readonly storageClass: string | null;
  readonly requestedBytes: number | null;
  readonly accessModes: readonly string[];
  readonly volume: string | null;
  readonly createdAt: Instant | null;
  readonly isNew: boolean;
  readonly usedBy: readonly ObjectReference[];
}

/** Claims by class. Requested is what claims ask for: allocated, not used. */
export interface StorageClassRow {
  readonly name: string;
  readonly provisioner: string | null;
  readonly isDefault: boolean;
  readonly reclaimPolicy: string | null;
  readonly claims: number;
  readonly unbound: number;
  readonly requestedBytes: number;
}

export interface AutoscalerRow {
  readonly namespace: string;
  readonly name: string;
  readonly target: ObjectReference;
  /** kubectl's TARGETS column: `cpu: 16%/80%`. */
  readonly targets: string;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly currentReplicas: number;
}

/** A Certificate of cert-manager. */
export interface CertificateRow {
  readonly namespace: string;
  readonly name: string;
  /** `*.example.org`; at most twenty. */
  readonly dnsNames: readonly string[];
  /** `ClusterIssuer letsencrypt` */
  readonly issuer: string | null;
  /** Its condition Ready; `null` where it has none. */
  readonly ready: boolean | null;
  readonly notAfter: Instant | null;
  readonly renewalTime: Instant | null;
  /** At capture time. `expires soon`: within 14 days. `renewal overdue`: it was to be renewed before. */
  readonly state: 'valid' | 'expires soon' | 'renewal overdue' | 'expired' | 'not ready' | 'unknown';
}
