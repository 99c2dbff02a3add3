import { exceededQuota } from './exceeded-quota.ts';

/** Of anything else a quota may count: ephemeral storage, extended resources, Jobs, ReplicaSets, Secrets. */
export const objectQuotaExceeded = exceededQuota('objects', {
  id: 'object-quota-exceeded',
  title: 'A quota on objects or other resources is used up',
});
