import { expect, test } from 'vitest';
import { resourceSettings } from '../../../src/analysis/inventory/resource-settings.ts';
import { cluster } from '../../builders/cluster.ts';
import { pod } from '../../builders/pod.ts';
import { deployment } from '../../builders/workload.ts';

test('applications and the system are counted apart, by top owner', () => {
  const owner = deployment('cart');
  const bare = { requests: {}, limits: {}, qosClass: 'BestEffort' };
  const pods = [
    pod('cart-7d9f-a', { owner, ...bare }),
    pod('cart-7d9f-b', { owner, ...bare }),
    pod('till', { limits: { cpu: 1 } }),
    pod('mail'),
    pod('coredns', { namespace: 'kube-system', limits: {} }),
  ];
  expect(resourceSettings(cluster({ pods }))).toEqual({
    applications: { workloads: 3, withoutRequests: 1, withoutMemoryLimit: 2 },
    system: { workloads: 1, withoutRequests: 0, withoutMemoryLimit: 1 },
  });
});

test('nothing is said without pods', () => {
  expect(resourceSettings(cluster({ deployments: [] }))).toBeNull();
});
