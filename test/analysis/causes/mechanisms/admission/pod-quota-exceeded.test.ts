import { expect, test } from 'vitest';
import { resourceQuota } from '../../../../builders/configuration.ts';
import { causeBy } from '../../explained.ts';
import { mechanisms, refused } from './refused.ts';

test.each(['pods', 'count/pods'])('by %s', (resource) => {
  const said = `exceeded quota: few, requested: ${resource}=1, used: ${resource}=10, limited: ${resource}=10`;
  const quota = resourceQuota('few', { hard: { [resource]: 10 }, used: { [resource]: 10 } });
  const found = causeBy('pod-quota-exceeded', refused({ said: [said], resourceQuotas: [quota] }));
  expect(found.confidence).toBe('confirmed');
  expect(found.root.kind).toBe('Namespace');
});

test('where nothing says why, a quota that is used up', () => {
  const quota = resourceQuota('few', { hard: { pods: 10 }, used: { pods: 10 } });
  expect(mechanisms(refused({ resourceQuotas: [quota] }))).toContain('pod-quota-exceeded');
  const scoped = resourceQuota('few', { hard: { pods: 10 }, used: { pods: 10 }, scopes: ['Terminating'] });
  expect(mechanisms(refused({ resourceQuotas: [scoped] }))).not.toContain('pod-quota-exceeded');
});
