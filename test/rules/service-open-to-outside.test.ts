import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import serviceOpenToOutside from '../../src/rules/service-open-to-outside.ts';
import { cluster } from '../builders/cluster.ts';
import { httpRoute } from '../builders/gateway.ts';
import { ingress, service } from '../builders/network.ts';

test('one finding a namespace lists every way in', () => {
  const services = [
    service('web', { type: 'LoadBalancer' }),
    service('admin', { type: 'NodePort' }),
    service('cart'),
    service('pay'),
    service('db'),
  ];
  const { findings } = evaluate(
    [serviceOpenToOutside],
    cluster({ services, ingresses: [ingress('cart')], customResources: [httpRoute('pay')] }),
  );
  expect(findings).toMatchObject([
    {
      severity: 'info',
      group: 'security',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '1 load balancer: web; on every node: admin; by Ingress: cart; by Gateway: pay',
    },
  ]);
});

test.each([
  ['what only pods call', service('db')],
  ['a system namespace', service('dns', { type: 'NodePort', namespace: 'kube-system' })],
])('silent on %s', (_, one) => {
  expect(evaluate([serviceOpenToOutside], cluster({ services: [one] })).findings).toEqual([]);
});

test('without Services there is no verdict', () => {
  expect(evaluate([serviceOpenToOutside], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
