import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { HOUR, NOW } from '../../../../builders/meta.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';

const shop = (message: string) => {
  const cart = deployment('cart', { available: 0 });
  const own = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, ready: false, readyChangedAt: NOW - HOUR });
  return cluster({ deployments: [cart], pods: [own], events: [event(own, 'Unhealthy', { message })] });
};

test('an answer of 503 is the program’s own word', () => {
  const cause = causeBy(
    'program-not-ready',
    shop('Readiness probe failed: HTTP probe failed with statuscode: 503'),
  );
  expect(cause).toMatchObject({ confidence: 'hypothesis', root: { kind: 'Deployment', name: 'cart' } });
  expect(cause.summary).toContain('statuscode: 503');
});

test('one that does not answer in time says nothing, and stays unexplained', () => {
  const silent = 'Readiness probe failed: Get "http://10.42.0.7:8080/ready": context deadline exceeded';
  expect(explained(shop(silent))).toEqual({
    causes: [],
    unexplained: ['partially-available-workload shop/Deployment/cart'],
  });
});
