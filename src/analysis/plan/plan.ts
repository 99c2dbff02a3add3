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

export interface PlanStep {
  /** kebab-case, stable: the remedy and its object: `roll-back shop/Deployment/cart`. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Fingerprints of the findings it answers. */
  readonly answers: readonly string[];
  /** One or two plain sentences. Cluster text inside is untrusted. */
  readonly why: string;
  /** What must be true first; plain clauses. */
  readonly preconditions: readonly string[];
  /** Shell lines with real names, safe to paste, as for a person. */
  readonly commands: readonly string[];
  /** The same for the script: one object each, guarded. Empty: no script can do it. */
  readonly actions: readonly PlanAction[];
  /** What is then, in numbers: `64 stale ReplicaSets, 14 active`. */
  readonly effects: readonly string[];
  readonly risk: { readonly level: Risk; readonly text: string };
  readonly undo: { readonly text: string; readonly commands: readonly string[] } | null;
  /** Of steps that exclude each other: the name of the choice, and whether this one is advised. */
  readonly choice: { readonly name: string; readonly advised: boolean } | null;
}

/** One change to one object. `arguments` come after `kubectl`; the script quotes each and adds the guard. */
export interface PlanAction {
  readonly target: ObjectReference;
  readonly uid: string | null;
  readonly resourceVersion: string | null;
  readonly arguments: readonly string[];
  /** What is read again before acting, besides uid and resourceVersion: `spec.replicas` must be `0`. */
  readonly guards: readonly { readonly path: string; readonly value: string }[];
}
