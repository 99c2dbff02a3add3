import type { Mechanism } from '../mechanism.ts';

/** Pods that no node may or can take. The more particular comes first. */
export const SCHEDULING: readonly Mechanism[] = [];
