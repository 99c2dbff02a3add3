import type { Mechanism } from '../mechanism.ts';

/** Pods that have a node and do not start. The more particular comes first. */
export const STARTUP: readonly Mechanism[] = [];
