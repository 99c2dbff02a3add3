import { exceededQuota } from './exceeded-quota.ts';

/** Pods are not made, because the namespace's quota of this does not hold them. */
export const memoryQuotaExceeded = exceededQuota('memory', {
  id: 'memory-quota-exceeded',
  title: 'A quota on memory leaves no room for pods',
});
