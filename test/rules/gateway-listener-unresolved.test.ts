import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import gatewayListenerUnresolved from '../../src/rules/gateway-listener-unresolved.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { secret } from '../builders/configuration.ts';
import { gateway } from '../builders/gateway.ts';

const references = [{ kind: 'Secret', namespace: 'shop', name: 'web-tls' }];

test('the controller says so', () => {
  const failed = conditionOf('ResolvedRefs', false, {
    reason: 'InvalidCertificateRef',
    message: 'no secret',
  });
  const customResources = [gateway('public', { parts: [{ name: 'listener https', conditions: [failed] }] })];
  expect(evaluate([gatewayListenerUnresolved], cluster({ customResources })).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'health',
      subject: { kind: 'Gateway', name: 'public' },
      message: 'listener https could not resolve its certificates: InvalidCertificateRef: no secret',
    },
  ]);
});

test('without its word a Secret that is not there', () => {
  const customResources = [gateway('public', { parts: [], references })];
  const at = (secrets: Parameters<typeof cluster>[0]) =>
    evaluate([gatewayListenerUnresolved], cluster({ customResources, ...secrets })).findings;
  expect(at({ secrets: [] })[0]?.message).toBe('shop/Secret/web-tls does not exist');
  expect(at({ secrets: [secret('web-tls')] })).toEqual([]);
  expect(at({})).toEqual([]);
});

test.each([
  ['a listener that resolved them', gateway('public', { references })],
  [
    'a listener that refuses a kind of route',
    gateway('public', {
      parts: [
        {
          name: 'listener https',
          conditions: [conditionOf('ResolvedRefs', false, { reason: 'InvalidRouteKinds' })],
        },
      ],
    }),
  ],
])('silent on %s', (_, one) => {
  const { findings } = evaluate(
    [gatewayListenerUnresolved],
    cluster({ customResources: [one], secrets: [secret('web-tls')] }),
  );
  expect(findings).toEqual([]);
});

test('without custom resources there is no verdict', () => {
  expect(evaluate([gatewayListenerUnresolved], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
