import type { Cluster } from '../../model/cluster.ts';
import type { ObjectReference } from '../../model/object.ts';
import type { Evidence, Finding } from '../../rules/finding.ts';
import type { Confidence } from './cause.ts';

/** What went wrong behind a symptom, in Kubernetes' own workings: one file a mechanism. */
export interface Mechanism {
  /** kebab-case; equal to the file name; what is wrong: `node-selector-unmatched`. */
  readonly id: string;
  /** What is wrong, as the heading of a cause. */
  readonly title: string;
  /** What it is recognised by, why that holds, and what tells it from its look-alikes: the card. */
  readonly reasoning: string;
  /** Imperative, and usable without a network. */
  readonly fix: string;
  /** Rules whose findings it can explain. */
  readonly explains: readonly string[];
  /**
   * It also explains findings too mild to be trouble: what looks healthy and does not work. Alone these make a cause of
   * low severity.
   */
  readonly silent?: boolean;
  /** `null` where the finding has another cause, or nothing says so. */
  diagnose(finding: Finding, scene: Scene): Diagnosis | null;
}

/** What mechanisms look at. */
export interface Scene {
  readonly cluster: Cluster;
  /** Worst first; those that no step explains by another, and all others too. */
  readonly findings: readonly Finding[];
}

/** Why one finding is there. */
export interface Diagnosis {
  /** What has to be changed; the finding's own subject where it is that. */
  readonly root: ObjectReference;
  readonly confidence: Confidence;
  /** One clause of plain text without a full stop: what is wrong, with its numbers and names. Cluster text inside is untrusted. */
  readonly summary: string;
  /** What it rests on; that of the finding comes after it. */
  readonly evidence: readonly Evidence[];
  /** Shell lines with real names: what to look at, then what mends it. Default: those of the finding. */
  readonly commands?: readonly string[];
  /** Default: the mechanism's. */
  readonly fix?: string;
  /** What to capture or run to settle it; `null` when confirmed. */
  readonly toConfirm: string | null;
  /** Diagnoses of one mechanism with equal `fault` are one cause with several roots. Default: the root, so that one object is one cause. */
  readonly fault?: string;
}

/** A diagnosis with the card it comes from. */
export interface Diagnosed extends Required<Diagnosis> {
  readonly mechanism: string;
  readonly title: string;
  /** The finding says it all: its message is the summary. */
  readonly selfExplained: boolean;
}
