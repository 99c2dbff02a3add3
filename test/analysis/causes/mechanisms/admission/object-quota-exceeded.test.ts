import { expect, test } from 'vitest';
import { causeBy } from '../../explained.ts';
import { mechanisms, refused } from './refused.ts';

test.each(['requests.nvidia.com/gpu', 'requests.ephemeral-storage', 'count/replicasets.apps'])(
  'by %s',
  (resource) => {
    const said = `exceeded quota: rest, requested: ${resource}=1, used: ${resource}=4, limited: ${resource}=4`;
    expect(causeBy('object-quota-exceeded', refused({ said: [said] })).summary).toContain(`${resource}=1`);
  },
);

test('pods are counted by a mechanism of their own', () => {
  const said = 'exceeded quota: few, requested: pods=1, used: pods=4, limited: pods=4';
  expect(mechanisms(refused({ said: [said] }))).toEqual(['pod-quota-exceeded']);
});
