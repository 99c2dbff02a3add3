import type { Instant } from './instant.ts';
import type { KubernetesObject, ObjectReference } from './object.ts';

/** A core/v1 or events.k8s.io Event. */
export interface Event extends KubernetesObject {
  readonly type: string | null;
  readonly reason: string | null;
  /** At most 1,024 characters, as Kubernetes allows. */
  readonly message: string | null;
  readonly count: number;
  readonly firstAt: Instant | null;
  /** lastTimestamp, else series, else eventTime, else firstTimestamp, else creation. */
  readonly lastAt: Instant | null;
  readonly subject: ObjectReference;
  readonly subjectUid: string | null;
  /** `spec.containers{web}`: the part of the subject that is meant. */
  readonly fieldPath: string | null;
  /** The reporting component: `kubelet`, `default-scheduler`, ... */
  readonly component: string | null;
  readonly host: string | null;
}
