import type { Mechanism } from '../mechanism.ts';

/** What the API server refuses: quotas, policies, service accounts, webhooks. The more particular comes first. */
export const ADMISSION: readonly Mechanism[] = [];
