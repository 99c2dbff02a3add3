import type { Mechanism } from '../mechanism.ts';

/** Nodes and the control plane. The more particular comes first. */
export const NODES: readonly Mechanism[] = [];
