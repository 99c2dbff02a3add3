import type { Mechanism } from '../mechanism.ts';

/** Containers that start and do not go on. The more particular comes first. */
export const RUNTIME: readonly Mechanism[] = [];
