import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import ingressWithoutTls from '../../src/rules/ingress-without-tls.ts';
import { cluster } from '../builders/cluster.ts';
import { ingress, route } from '../builders/network.ts';

const backend = { service: 'web', port: 80 };
const routes = [route({ host: 'shop.example.org', backend }), route({ host: 'api.example.org', backend })];

test('one finding names all hosts of an Ingress without TLS', () => {
  const { findings } = evaluate(
    [ingressWithoutTls],
    cluster({ ingresses: [ingress('web', { routes, tls: [] })] }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'low',
    group: 'security',
    subject: { kind: 'Ingress', namespace: 'shop', name: 'web' },
    message: 'shop.example.org and api.example.org served without TLS',
    facts: { hosts: ['shop.example.org', 'api.example.org'] },
  });
});

test('a host no entry covers is named beside those that have TLS', () => {
  const tls = [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }];
  const [finding] = evaluate(
    [ingressWithoutTls],
    cluster({ ingresses: [ingress('web', { routes, tls })] }),
  ).findings;
  expect(finding?.message).toBe(
    'api.example.org served without TLS, while other hosts of this Ingress have it',
  );
});

test('an Ingress for any host counts', () => {
  const [finding] = evaluate(
    [ingressWithoutTls],
    cluster({ ingresses: [ingress('web', { host: null })] }),
  ).findings;
  expect(finding?.message).toBe('any host served without TLS');
});

test.each([
  ['an Ingress with TLS', ingress('web')],
  [
    'a wildcard that covers',
    ingress('web', { routes, tls: [{ hosts: ['*.example.org'], secretName: null }] }),
  ],
  ['an entry without hosts', ingress('web', { routes, tls: [{ hosts: [], secretName: 'all' }] })],
  [
    'a challenge of cert-manager',
    ingress('cm', { tls: [], labels: { 'acme.cert-manager.io/http01-solver': 'true' } }),
  ],
  [
    'a certificate from an annotation',
    ingress('web', { tls: [], annotations: { 'alb.ingress.kubernetes.io/certificate-arn': 'arn' } }),
  ],
])('silent on %s', (_, one) => {
  const { findings, verdicts } = evaluate([ingressWithoutTls], cluster({ ingresses: [one] }));
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('a wildcard covers one label only', () => {
  const deep = [route({ host: 'a.b.example.org', backend })];
  const one = ingress('web', { routes: deep, tls: [{ hosts: ['*.example.org'], secretName: null }] });
  expect(evaluate([ingressWithoutTls], cluster({ ingresses: [one] })).findings).toHaveLength(1);
});

test('without Ingresses there is no verdict', () => {
  expect(evaluate([ingressWithoutTls], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
