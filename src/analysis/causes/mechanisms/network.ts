import type { Mechanism } from '../mechanism.ts';

/** Services, routes, names and what programs call. The more particular comes first. */
export const NETWORK: readonly Mechanism[] = [];
