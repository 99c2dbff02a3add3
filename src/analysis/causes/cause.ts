import type { ObjectReference } from '../../model/object.ts';
import type { Evidence } from '../../rules/finding.ts';
import type { Severity } from '../../rules/severity.ts';

/**
 * `confirmed`: a field or message admits no other reading. `likely`: the evidence fits and nothing speaks against it.
 * `hypothesis`: it would explain what is seen; something else might too.
 */
export type Confidence = 'confirmed' | 'likely' | 'hypothesis';

/** What explains one or more findings. */
export interface Cause {
  /** kebab-case id of the mechanism; or of the rule whose finding says it all. */
  readonly mechanism: string;
  readonly title: string;
  readonly root: ObjectReference;
  /** Other objects with the very same fault: same mechanism, same signature. Sorted. */
  readonly alsoAt: readonly ObjectReference[];
  /** The worst of what it explains: a full disk of medium severity that takes a shop down is as bad as that. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** One or two sentences of plain text: what happened, by what one sees it. Cluster text inside is untrusted. */
  readonly summary: string;
  /** Fingerprints of the findings it explains at first hand, worst first. */
  readonly symptoms: readonly string[];
  /** Fingerprints of all findings it explains: the symptoms, then what follows from them. */
  readonly explains: readonly string[];
  /** How each of `explains` came to it, in that order. */
  readonly chain: readonly Link[];
  /** What follows from it: one plain clause each, nearest first; after twenty, how many more there are. */
  readonly consequences: readonly string[];
  readonly impact: Impact;
  readonly evidence: readonly Evidence[];
  readonly remedy: {
    readonly text: string;
    readonly commands: readonly string[];
    /** What is left to do where the cause cannot be mended. */
    readonly otherwise: readonly LastResort[];
  };
  /** What to capture or run to settle it; `null` when confirmed. */
  readonly toConfirm: string | null;
}

/** One arrow of a chain of causes. */
export interface Link {
  /** Fingerprint of what explains; `null` for the root itself. */
  readonly from: string | null;
  readonly to: string;
  /** Id of the mechanism or of the inference step that says so. */
  readonly by: string;
}

/** Commands that are right only under a condition, which the snapshot cannot know. */
export interface LastResort {
  readonly condition: string;
  readonly commands: readonly string[];
}

/** Computed over the graph; empty lists mean none was found, and `unknown` names the sources that would be needed. */
export interface Impact {
  /** `null` where nothing is asked for, or pods are not known. */
  readonly replicas: LostReplicas | null;
  /** Those that lose something: without a ready endpoint, or with fewer than the replicas asked for. */
  readonly services: readonly ThinnerService[];
  /** Services with broken endpoints that lose nothing: as many are ready as replicas are asked for. */
  readonly served: readonly {
    readonly ref: ObjectReference;
    readonly ready: number;
    readonly wanted: number;
  }[];
  readonly routes: readonly {
    readonly host: string | null;
    readonly path: string | null;
    readonly state: 'down' | 'degraded';
    /** The Service it leads to; `null` where it names none. */
    readonly service: ObjectReference | null;
  }[];
  /** What else hangs on the root and shows no trouble in this story: `null` for roots that nothing shares. */
  readonly shares: SharedFate | null;
  readonly unknown: readonly string[];
}

/** Pods that should serve and do not: sums over the workloads that lack some; of all, where none does. */
export interface LostReplicas {
  readonly missing: number;
  readonly desired: number;
  /** Those that lack some, sorted. */
  readonly workloads: readonly {
    readonly ref: ObjectReference;
    readonly missing: number;
    readonly desired: number;
  }[];
}

/** Workloads that use what is broken, beside those it has broken. */
export interface SharedFate {
  /** How they hang on it, after a noun: `with pods on it`. */
  readonly how: string;
  /** Sorted. */
  readonly workloads: readonly ObjectReference[];
}

/** Endpoints as kubectl counts them, those of surplus and deleted pods too. */
export interface ThinnerService {
  readonly ref: ObjectReference;
  readonly ready: number;
  readonly total: number;
  /** Replicas asked for of the workloads behind it; `null` where that is not known. */
  readonly wanted: number | null;
  /** What of the story stands behind it: broken workloads, lost nodes; sorted. */
  readonly behind: readonly ObjectReference[];
}
