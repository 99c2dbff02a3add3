import type { Mechanism } from '../mechanism.ts';

/** Claims and volumes. The more particular comes first. */
export const STORAGE: readonly Mechanism[] = [];
