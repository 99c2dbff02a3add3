import type { Audit } from '../../src/analysis/audit.ts';
import type { Cause } from '../../src/analysis/causes/cause.ts';
import type { ObjectReference } from '../../src/model/object.ts';
import type { Answer } from './answers.ts';
import { labelOf } from './labels.ts';

/** A cause in the benchmark's words; `null` where it has none for it. */
export type Guess = Omit<Answer, 'case'> | null;

/** The causes of an audit, in their order. */
export function guesses(audit: Audit): readonly Guess[] {
  return audit.causes.map((cause) => {
    const label = labelOf(cause.mechanism);
    return label === null ? null : { ...label, object: objectOf(cause, audit) };
  });
}

/** The benchmark calls a workload, and all that is about it, by the app's name. */
function objectOf(cause: Cause, audit: Audit): string {
  const { kind, name } = cause.root;
  if (kind === 'Node') return `node/${name}`;
  if (kind === 'Namespace') return `namespace/${name}`;
  if (kind === 'PersistentVolumeClaim') return `app/${sufferer(cause, audit)?.name ?? name}`;
  return `app/${name}`;
}

/** The workload that waits for what the cause is about. */
function sufferer({ explains }: Cause, { findings }: Audit): ObjectReference | null {
  const own = new Set(explains);
  const found = findings.find(
    ({ fingerprint, subject }) => own.has(fingerprint) && WORKLOADS.has(subject.kind),
  );
  return found?.subject ?? null;
}

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Pod']);

export function isRight(guess: Guess, { cause, object, taxonomy }: Answer): boolean {
  return guess !== null && guess.cause === cause && guess.object === object && guess.taxonomy === taxonomy;
}
