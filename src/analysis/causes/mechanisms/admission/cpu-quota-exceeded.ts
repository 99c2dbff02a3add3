import { exceededQuota } from './exceeded-quota.ts';

/** Pods are not made, because the namespace's quota of this does not hold them. */
export const cpuQuotaExceeded = exceededQuota('cpu', {
  id: 'cpu-quota-exceeded',
  title: 'A quota on CPU leaves no room for pods',
});
