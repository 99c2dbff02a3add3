import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import ingressWithoutClass from '../../src/rules/ingress-without-class.ts';
import { cluster } from '../builders/cluster.ts';
import { ingress, ingressClass } from '../builders/network.ts';

const plain = ingress('web', { className: null, loadBalancerAddresses: [] });
const named = ingressClass('nginx', { isDefault: false });

test('neither a class nor a default', () => {
  const { findings } = evaluate(
    [ingressWithoutClass],
    cluster({ ingresses: [plain], ingressClasses: [named] }),
  );
  expect(findings).toMatchObject([
    {
      severity: 'low',
      group: 'risk',
      subject: { kind: 'Ingress', name: 'web' },
      message: 'it names none of nginx, and has no address yet',
    },
  ]);
});

test.each([
  ['a default class', plain, [named, ingressClass('traefik')]],
  ['a cluster without classes', plain, []],
  ['a class', ingress('web', { loadBalancerAddresses: [] }), [named]],
  ['an address: somebody serves it', ingress('web', { className: null }), [named]],
])('silent on %s', (_, one, ingressClasses) => {
  expect(evaluate([ingressWithoutClass], cluster({ ingresses: [one], ingressClasses })).findings).toEqual([]);
});

test('without classes captured there is no verdict', () => {
  expect(evaluate([ingressWithoutClass], cluster({ ingresses: [plain] })).verdicts[0]?.outcome).toBe(
    'not evaluated',
  );
});
