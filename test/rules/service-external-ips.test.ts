import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import serviceExternalIps from '../../src/rules/service-external-ips.ts';
import { cluster } from '../builders/cluster.ts';
import { service } from '../builders/network.ts';

test('a Service with external addresses', () => {
  const services = [service('web', { externalIPs: ['192.0.2.7', '192.0.2.8'] })];
  expect(evaluate([serviceExternalIps], cluster({ services })).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'security',
      subject: { kind: 'Service', name: 'web' },
      message: 'spec.externalIPs holds 192.0.2.7 and 192.0.2.8',
    },
  ]);
});

test.each([
  ['none', service('web', { loadBalancerAddresses: ['192.0.2.7'] })],
  ['a system namespace', service('web', { externalIPs: ['192.0.2.7'], namespace: 'kube-system' })],
])('silent on %s', (_, one) => {
  expect(evaluate([serviceExternalIps], cluster({ services: [one] })).findings).toEqual([]);
});

test('without Services there is no verdict', () => {
  expect(evaluate([serviceExternalIps], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
