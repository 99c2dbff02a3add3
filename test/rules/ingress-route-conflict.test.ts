import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import ingressRouteConflict from '../../src/rules/ingress-route-conflict.ts';
import { cluster } from '../builders/cluster.ts';
import { HOUR, NOW } from '../builders/meta.ts';
import { ingress, route } from '../builders/network.ts';

const HOST = 'shop.example.org';
const old = ingress('old', { host: HOST, createdAt: NOW - 9 * HOUR });

function findings(options: Parameters<typeof ingress>[1], first = old) {
  return evaluate(
    [ingressRouteConflict],
    cluster({ ingresses: [ingress('new', { host: HOST, createdAt: NOW - HOUR, ...options }), first] }),
  ).findings;
}

test('the younger one is told', () => {
  expect(findings({})).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      subject: { kind: 'Ingress', namespace: 'shop', name: 'new' },
      message: 'shop.example.org is claimed by old, too',
      commands: ['kubectl get ingresses new old -n shop'],
    },
  ]);
});

test('across namespaces', () => {
  expect(findings({ namespace: 'office' })).toMatchObject([
    { message: 'shop.example.org is claimed by shop/old, too', commands: ['kubectl get ingresses -A'] },
  ]);
});

test('for the same Service nothing is lost', () => {
  expect(findings({ service: 'old' })).toMatchObject([
    { severity: 'low', message: 'shop.example.org is claimed by old, too, for the same Service' },
  ]);
});

const backend = { service: 'new', port: 80 };

test.each([
  ['another path', { routes: [route({ host: HOST, path: '/api', backend })] }],
  ['an exact path beside a prefix', { routes: [route({ host: HOST, pathType: 'Exact', backend })] }],
  ['another host', { host: 'cart.example.org' }],
  ['another class', { className: 'nginx' }],
  ['a canary', { annotations: { 'nginx.ingress.kubernetes.io/canary': 'true' } }],
  ['a challenge of cert-manager', { labels: { 'acme.cert-manager.io/http01-solver': 'true' } }],
])('silent on %s', (_, options) => {
  expect(findings(options)).toEqual([]);
});

test('each Ingress of some classes has an address of its own', () => {
  const first = ingress('old', { host: HOST, className: 'alb' });
  expect(findings({ className: 'alb' }, first)).toEqual([]);
});

test('a path twice in one Ingress is no conflict of two', () => {
  const twice = ingress('web', { routes: [route({ host: HOST, backend }), route({ host: HOST, backend })] });
  expect(evaluate([ingressRouteConflict], cluster({ ingresses: [twice] })).findings).toEqual([]);
});

test('without Ingresses there is no verdict', () => {
  expect(evaluate([ingressRouteConflict], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
