import { type ObjectReference, objectKey, type Source } from '../model/object.ts';
import type { Group, Severity } from './severity.ts';

/** Facts are JSON, so that an audit can carry them and a reader can check the message against them. */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [key: string]: Fact };

/** One field of the snapshot that a claim rests on. */
export interface Evidence {
  readonly source: Source;
  /** JSON path inside the object, kubectl's jsonpath spelling without braces: `status.containerStatuses[0].restartCount`. */
  readonly path: string;
  /** What stands there, as text; cluster data, so untrusted. */
  readonly value: string;
}

/** A rule's result on one subject. */
export interface Finding {
  readonly rule: string;
  readonly title: string;
  readonly group: Group;
  readonly severity: Severity;
  readonly subject: ObjectReference;
  /** One plain-text clause. May hold cluster text: whoever prints it escapes it. */
  readonly message: string;
  readonly facts: Fact;
  readonly evidence: readonly Evidence[];
  /** Objects that show it, such as the pods of a workload; sorted. */
  readonly related: readonly ObjectReference[];
  /** Shell lines with real names, safe to paste; what to look at first, then what mends it. */
  readonly commands: readonly string[];
  /** Stable across captures: rule id and subject. */
  readonly fingerprint: string;
  /** Findings on the same subject that this one covers: the same trouble seen by another rule, or seen twice by one. */
  readonly covered: readonly Finding[];
}

/** `stuck-rollout kilo-guardian/Deployment/kilo-meds` */
export function fingerprint(rule: string, subject: ObjectReference): string {
  return `${rule} ${objectKey(subject)}`;
}
