import type { Instant } from '../../model/instant.ts';
import type { ObjectReference } from '../../model/object.ts';
import type { Finding } from '../../rules/finding.ts';

/** The version of the shape below. It changes when a field changes its meaning or goes away. */
export const COMPARISON_SCHEMA = 'kube-dossier/comparison/v1';

/** Two snapshots of one cluster, as plain JSON: what changed between them, and what became of the findings. */
export interface Comparison {
  readonly schema: typeof COMPARISON_SCHEMA;
  readonly before: SideOfComparison;
  readonly after: SideOfComparison;
  /** Between the capture times, in milliseconds; `null` where one of them is not known. */
  readonly elapsed: number | null;
  /** By what both were taken for one cluster: `uid of the namespace kube-system`, ...; `null`: the user said so. */
  readonly sameBy: string | null;
  /** Sorted as kubectl lists kinds in `get all`, then by name; kinds that neither side captured are left out. */
  readonly kinds: readonly KindChange[];
  /**
   * Created, deleted, replaced and changed objects of comparable kinds; kinds in the order of `kinds`, then by namespace
   * and name. What controllers make and take away by themselves is in `turnover`, so that it does not drown the rest;
   * events are only counted.
   */
  readonly objects: readonly ObjectChange[];
  /** Pods of Deployments, ReplicaSets, Jobs of CronJobs, EndpointSlices, ...: counted by owner; sorted by owner and kind. */
  readonly turnover: readonly Turnover[];
  /** By state as `FINDING_STATES` lists them, then as their audit lists them: worst first. */
  readonly findings: readonly FindingChange[];
  readonly replicaSets: ReplicaSetChange;
  readonly problemPods: ProblemPodChange;
  /** Node conditions whose status changed: DiskPressure True to False. */
  readonly conditions: readonly ConditionChange[];
  /** Images of workload containers that changed. */
  readonly images: readonly ImageChange[];
  readonly unaffected: Unaffected;
  /** What cannot be: pods with an unchanged uid that are younger than before, a generation that went back. */
  readonly oddities: readonly string[];
}

export interface SideOfComparison {
  readonly snapshot: string;
  /** Capture time; 0 where it is not known. */
  readonly now: Instant;
}

/**
 * How many there were, and are, in what both sides captured whole. `before - deleted + created = after`, and
 * `replaced` counts in neither. `null` counts: not captured on that side, and then nothing is said of what was created
 * or deleted. A kind that was captured only in part has its counts, and `null` for what nobody can say.
 */
export interface KindChange {
  readonly kind: string;
  /** kubectl's name: `replicasets`. */
  readonly resource: string;
  readonly before: number | null;
  readonly created: number | null;
  readonly deleted: number | null;
  /** Same name, another uid. */
  readonly replaced: number | null;
  /** Of all that both sides show, fields that matter to people. */
  readonly changed: number | null;
  readonly after: number | null;
  /**
   * Why nothing is said: `events were not captured before`; or, beside counts, of what they are:
   * `pods only of namespaces that both captured whole: shop`. `null` where both sides are whole.
   */
  readonly gap: string | null;
}

export interface ObjectChange {
  readonly ref: ObjectReference;
  /** `replaced`: same name, another uid. */
  readonly change: 'created' | 'deleted' | 'replaced' | 'changed';
  /** Top owner, where it has one. */
  readonly owner: ObjectReference | null;
  /** Of `changed`: the fields that matter to people; sorted by path. */
  readonly fields: readonly FieldChange[];
}

/** How many objects of one kind came and went below one owner. */
export interface Turnover {
  /** Top owner; of EndpointSlices and Endpoints their Service. */
  readonly owner: ObjectReference;
  readonly kind: string;
  readonly created: number;
  readonly deleted: number;
  readonly replaced: number;
  readonly changed: number;
}

export interface FieldChange {
  /** kubectl's jsonpath spelling: `spec.revisionHistoryLimit`. */
  readonly path: string;
  /** As text; `null`: not set. Cluster data, so untrusted. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * `fixed`: the rule was evaluated after on all it needs, and does not see it any more. `no longer visible`: the after
 * capture lacks what the rule needs there, so nobody knows.
 */
export const FINDING_STATES = ['new', 'open', 'no longer visible', 'fixed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export interface FindingChange {
  readonly state: FindingState;
  /** As it is after; of `fixed` and `no longer visible`, as it was before. */
  readonly finding: Finding;
  /** As it was before, of `open`. */
  readonly was: Finding | null;
  /**
   * One plain clause where it needs one: `pods were not captured after`, `the Deployment was deleted`, `the Deployment was
   * scaled to 0`; of `new`: `was not evaluated before: ...`, `may be older: ...`, `the Deployment was created since`.
   */
  readonly remark: string | null;
}

export interface ReplicaSetChange {
  readonly before: ReplicaSetTotals | null;
  readonly after: ReplicaSetTotals | null;
  /** Deleted ReplicaSets by Deployment: most first, then by name. One that nobody owns stands for itself. */
  readonly deleted: readonly {
    readonly deployment: ObjectReference;
    readonly count: number;
    readonly names: readonly string[];
  }[];
  /** The most there can be: the sum over Deployments of revisionHistoryLimit + 1. */
  readonly mostAfter: number | null;
}

export interface ReplicaSetTotals {
  readonly total: number;
  readonly active: number;
  readonly stale: number;
}

export interface ProblemPodChange {
  /** `null` where pods were not captured on both sides. */
  readonly before: number | null;
  readonly after: number | null;
  /** Problem pods of before that are gone or well, by namespace: most first. */
  readonly removed: readonly { readonly namespace: string; readonly pods: readonly string[] }[];
  readonly remaining: readonly ObjectReference[];
  readonly appeared: readonly ObjectReference[];
  /** STATUS values of both sides with their counts, zeros too; by name. */
  readonly statuses: readonly { readonly status: string; readonly before: number; readonly after: number }[];
}

export interface ConditionChange {
  readonly node: string;
  readonly type: string;
  readonly before: string;
  readonly after: string;
}

export interface ImageChange {
  readonly workload: ObjectReference;
  readonly container: string;
  readonly before: string;
  readonly after: string;
  /** Bytes of the image after, as a node lists it; `null` where none does, for kubelets list the largest 50. */
  readonly afterBytes: number | null;
}

/** Pods with the uid and restart count they had before. */
export interface Unaffected {
  readonly pods: readonly ObjectReference[];
  /** Of the pods of before that are still there: restarted since. */
  readonly restarted: readonly {
    readonly ref: ObjectReference;
    readonly before: number;
    readonly after: number;
  }[];
}
