import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import ingressBackendMissing from '../../src/rules/ingress-backend-missing.ts';
import { cluster } from '../builders/cluster.ts';
import { ingress, route, service } from '../builders/network.ts';

const shop = ingress('shop', {
  routes: [
    route({ host: 'shop.example.org', backend: { service: 'web', port: 80 } }),
    route({ host: 'shop.example.org', path: '/api', backend: { service: 'api', port: 80 } }),
  ],
});

test('a route to a Service that does not exist is reported with what it serves', () => {
  const { findings } = evaluate(
    [ingressBackendMissing],
    cluster({ ingresses: [shop], services: [service('web')] }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'high',
    subject: { kind: 'Ingress', namespace: 'shop', name: 'shop' },
    message: 'Service api does not exist; shop.example.org/api cannot be served',
    facts: { services: ['api'], backends: 2 },
    evidence: [{ path: 'spec.rules[*].http.paths[*].backend.service.name', value: 'api' }],
  });
});

test.each([
  ['networking.k8s.io/v1', 'spec.defaultBackend.service.name'],
  ['extensions/v1beta1', 'spec.backend.serviceName'],
])('the default backend counts, where %s keeps it', (apiVersion, path) => {
  const fallback = ingress('shop', {
    apiVersion,
    routes: [],
    defaultBackend: { service: 'errors', port: 80 },
  });
  const [finding] = evaluate(
    [ingressBackendMissing],
    cluster({ ingresses: [fallback], services: [] }),
  ).findings;
  expect(finding).toMatchObject({
    message: 'Service errors does not exist; the default backend cannot be served',
    evidence: [{ path }],
  });
});

test.each([
  ['routes that lead somewhere', shop, [service('web'), service('api')]],
  [
    'a backend that is no Service',
    ingress('shop', { routes: [route({ backend: { service: null, port: null } })] }),
    [],
  ],
  ['a backend an annotation describes', ingress('shop', { service: 'redirect', port: 'use-annotation' }), []],
])('silent on %s', (_, one, services) => {
  const { findings, verdicts } = evaluate([ingressBackendMissing], cluster({ ingresses: [one], services }));
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('a Service of the same name elsewhere is no backend', () => {
  const services = [service('web'), service('api', { namespace: 'office' })];
  expect(evaluate([ingressBackendMissing], cluster({ ingresses: [shop], services })).findings).toHaveLength(
    1,
  );
});

test.each([
  ['missing', { ingresses: [shop] }],
  ['captured in part', { ingresses: [shop], services: [], states: { services: 'partial' } } as const],
])('with Services %s there is no verdict', (_, objects) => {
  const { verdicts } = evaluate([ingressBackendMissing], cluster(objects));
  expect(verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['services'] });
});
