import { exceededQuota } from './exceeded-quota.ts';

/** Pods are not made, because the namespace's quota of this does not hold them. */
export const podQuotaExceeded = exceededQuota('pods', {
  id: 'pod-quota-exceeded',
  title: 'A quota on the number of pods is used up',
});
