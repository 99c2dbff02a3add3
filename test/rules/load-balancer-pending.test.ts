import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import loadBalancerPending from '../../src/rules/load-balancer-pending.ts';
import { cluster } from '../builders/cluster.ts';
import { MINUTE, NOW } from '../builders/meta.ts';
import { service } from '../builders/network.ts';
import { event } from '../builders/observation.ts';

const pending = service('web', {
  type: 'LoadBalancer',
  ports: [{ port: 80, nodePort: 30080 }],
});

test('an hour without address', () => {
  const { findings } = evaluate([loadBalancerPending], cluster({ services: [pending] }));
  expect(findings).toMatchObject([
    {
      severity: 'medium',
      group: 'health',
      subject: { kind: 'Service', name: 'web' },
      message: 'no load balancer has given it an address for 60m; only by NodePort 30080 it is reached',
    },
  ]);
});

test('the event says why', () => {
  const why = event(pending, 'SyncLoadBalancerFailed', { message: 'quota exceeded' });
  const { findings } = evaluate([loadBalancerPending], cluster({ services: [pending], events: [why] }));
  expect(findings[0]?.message).toContain('; SyncLoadBalancerFailed: quota exceeded; only');
});

test.each([
  ['one that has an address', { loadBalancerAddresses: ['192.0.2.7'] }],
  ['external addresses', { externalIPs: ['192.0.2.7'] }],
  ['another type', { type: 'NodePort' }],
  ['a Service whose addresses were redacted', { clusterIP: null }],
  ['one that is being deleted', { deletedAt: NOW }],
])('silent on %s', (_, options) => {
  const services = [service('web', { type: 'LoadBalancer', ...options })];
  expect(evaluate([loadBalancerPending], cluster({ services })).findings).toEqual([]);
});

test.each([
  [9, 0],
  [10, 1],
])('%d minutes old: %d findings', (age, count) => {
  const services = [service('web', { type: 'LoadBalancer', createdAt: NOW - age * MINUTE })];
  expect(evaluate([loadBalancerPending], cluster({ services })).findings).toHaveLength(count);
});

test('without Services there is no verdict', () => {
  expect(evaluate([loadBalancerPending], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
