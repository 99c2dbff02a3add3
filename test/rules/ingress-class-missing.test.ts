import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import ingressClassMissing from '../../src/rules/ingress-class-missing.ts';
import { cluster } from '../builders/cluster.ts';
import { ingress, ingressClass } from '../builders/network.ts';

const classes = [ingressClass('traefik')];

function findings(options: Parameters<typeof ingress>[1], ingressClasses = classes) {
  return evaluate([ingressClassMissing], cluster({ ingresses: [ingress('web', options)], ingressClasses }))
    .findings;
}

test('no such class, and no address', () => {
  expect(findings({ className: 'nginx', loadBalancerAddresses: [] })).toMatchObject([
    {
      severity: 'high',
      group: 'health',
      subject: { kind: 'Ingress', name: 'web' },
      message: 'no IngressClass nginx; there is traefik',
    },
  ]);
});

test('with an address somebody serves it', () => {
  expect(findings({ className: 'nginx' }, [])).toMatchObject([
    { severity: 'low', message: 'no IngressClass nginx; there is none; all the same it has an address' },
  ]);
});

test.each([
  ['a class that exists', { className: 'traefik' }],
  ['no class', { className: null }],
  [
    'a class of the old annotation',
    { className: 'nginx', annotations: { 'kubernetes.io/ingress.class': 'nginx' } },
  ],
  ['a class Google knows without an object', { className: 'gce' }],
])('silent on %s', (_, options) => {
  expect(findings({ loadBalancerAddresses: [], ...options })).toEqual([]);
});

test.each(['not captured', 'partial'] as const)('classes %s prove no absence', (state) => {
  const { verdicts } = evaluate(
    [ingressClassMissing],
    cluster({ ingresses: [ingress('web')], states: { ingressClasses: state } }),
  );
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
