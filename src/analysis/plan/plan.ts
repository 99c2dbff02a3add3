import type { ObjectReference } from '../../model/object.ts';
import type { Severity } from '../../rules/severity.ts';
import type { ChecklistItem } from '../checklist/checklist.ts';

/** Ordered steps that mend what was found, for review before anybody acts. Plain JSON. */
export interface Plan {
  /** In the order they are to be done; numbered from 1 by whoever prints them. */
  readonly steps: readonly PlanStep[];
  /** Findings without a safe step: what a person has to decide or look at. */
  readonly leftToPeople: readonly { readonly fingerprint: string; readonly why: string }[];
  /** What to verify when it is done. */
  readonly checklist: readonly ChecklistItem[];
}

export type Risk = 'none' | 'low' | 'medium' | 'high';

/** In this order: what restores service, what is done only if that did not help, what is tidied up and kept tidy. */
export type Phase = 'restore' | 'conditional' | 'clean up' | 'prevent' | 'follow up' | 'verify';

export interface PlanStep {
  /** kebab-case, stable: the remedy and its object: `roll-back shop/Deployment/cart`. */
  readonly id: string;
  readonly phase: Phase;
  readonly title: string;
  readonly severity: Severity;
  /** Fingerprints of the findings it answers. */
  readonly answers: readonly string[];
  /** One or two plain sentences. Cluster text inside is untrusted. */
  readonly why: string;
  /** Only to be done when this holds, which a person decides; `null`: to be done. */
  readonly condition: string | null;
  /** What must be true first; plain clauses. */
  readonly preconditions: readonly string[];
  /** Shell lines with real names, safe to paste, as for a person. */
  readonly commands: readonly string[];
  /** The same for the script: one object each, guarded. Empty: no script can do it. */
  readonly actions: readonly PlanAction[];
  /** What is then, in numbers: `64 stale ReplicaSets, 14 active`. */
  readonly effects: readonly string[];
  /** ReplicaSets of its namespace before and after it, each step before it done; `null` where it changes none. */
  readonly replicaSets: {
    readonly namespace: string;
    readonly before: ReplicaSetCounts;
    readonly after: ReplicaSetCounts;
  } | null;
  readonly risk: { readonly level: Risk; readonly text: string };
  readonly undo: { readonly text: string; readonly commands: readonly string[] } | null;
  /** Of steps that exclude each other: the name of the choice, this one's own, and whether it is advised. */
  readonly choice: { readonly name: string; readonly option: string; readonly advised: boolean } | null;
}

/** `total = active + stale`, as the inventory counts them. */
export interface ReplicaSetCounts {
  readonly total: number;
  readonly active: number;
  readonly stale: number;
}

/** One change to one object. `arguments` come after `kubectl`; the script quotes each and adds the guard. */
export interface PlanAction {
  readonly target: ObjectReference;
  readonly uid: string | null;
  readonly resourceVersion: string | null;
  /** `metadata.generation`, which changes with the spec and not with the status; `null` where it was not captured. */
  readonly generation: number | null;
  /**
   * What may have changed since the capture: nothing, by the resourceVersion; the status, by the generation; or
   * whatever the guards do not name, for an object that others, or earlier steps, change rightly.
   */
  readonly tolerates: 'nothing' | 'status' | 'anything';
  readonly arguments: readonly string[];
  /** What is read again before acting, besides uid and resourceVersion. */
  readonly guards: readonly Guard[];
  /** Arguments of a kubectl that waits until the change has come to its end; `null`: it is done at once. */
  readonly waits: readonly string[] | null;
}

/** A field that must have a value: `spec.replicas` must be `0`. */
export interface Guard {
  /** `null`: the target. */
  readonly on: ObjectReference | null;
  /** kubectl's jsonpath without braces and leading period. */
  readonly path: string;
  readonly value: string;
  /** The id of the step that makes it so; `null`: it is so already. */
  readonly after: string | null;
}
