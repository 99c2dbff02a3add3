import type { ObjectReference } from '../model/object.ts';

/** The subject of what is true of the cluster as a whole; no Kubernetes object stands for it. */
export const CLUSTER: ObjectReference = { kind: 'Cluster', namespace: null, name: 'cluster' };
