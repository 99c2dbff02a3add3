import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import ingressForAnyHost from '../../src/rules/ingress-for-any-host.ts';
import { cluster } from '../builders/cluster.ts';
import { ingress } from '../builders/network.ts';

test('one finding a namespace', () => {
  const ingresses = [
    ingress('web', { host: null }),
    ingress('wild', { host: '*.example.org' }),
    ingress('rest', { routes: [], defaultBackend: { service: 'rest', port: 80 } }),
    ingress('named'),
  ];
  expect(evaluate([ingressForAnyHost], cluster({ ingresses })).findings).toMatchObject([
    {
      severity: 'info',
      group: 'security',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '3 Ingresses for any host, or a wildcard: web, wild and rest',
    },
  ]);
});

test.each([
  ['a host', ingress('web')],
  ['a default backend behind named hosts', ingress('web', { defaultBackend: { service: 'rest', port: 80 } })],
  ['a system namespace', ingress('web', { host: null, namespace: 'kube-system' })],
])('silent on %s', (_, one) => {
  expect(evaluate([ingressForAnyHost], cluster({ ingresses: [one] })).findings).toEqual([]);
});

test('without Ingresses there is no verdict', () => {
  expect(evaluate([ingressForAnyHost], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
