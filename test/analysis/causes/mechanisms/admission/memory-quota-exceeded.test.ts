import { expect, test } from 'vitest';
import { resourceQuota } from '../../../../builders/configuration.ts';
import { GIBIBYTE, MEBIBYTE } from '../../../../builders/meta.ts';
import { causeBy } from '../../explained.ts';
import { mechanisms, refused } from './refused.ts';

const SAID =
  'pods "cart-5d4f8c7b9-x2x4z" is forbidden: exceeded quota: memory, requested: limits.memory=300Mi, used: limits.memory=3000Mi, limited: limits.memory=3Gi';

test('use is below the limit, and the request does not fit', () => {
  const quota = resourceQuota('memory', {
    hard: { 'limits.memory': 3 * GIBIBYTE },
    used: { 'limits.memory': 3000 * MEBIBYTE },
  });
  const found = causeBy('memory-quota-exceeded', refused({ condition: SAID, resourceQuotas: [quota] }));
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toContain('a pod asks for limits.memory=300Mi, 3000Mi of 3Gi in use');
  expect(found.remedy.commands).toContain(
    `kubectl patch resourcequota memory -n shop --type=merge -p '{"spec":{"hard":{"limits.memory":"3600Mi"}}}'`,
  );
});

test('a node without room is no quota', () => {
  expect(mechanisms(refused({ said: ['0/3 nodes are available: 3 Insufficient memory.'] }))).not.toContain(
    'memory-quota-exceeded',
  );
});
