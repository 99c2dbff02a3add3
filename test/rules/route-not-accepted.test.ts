import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import routeNotAccepted from '../../src/rules/route-not-accepted.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { gateway, httpRoute } from '../builders/gateway.ts';
import { MINUTE, NOW } from '../builders/meta.ts';

const refused = {
  name: 'parent public',
  conditions: [conditionOf('Accepted', false, { reason: 'NotAllowedByListeners' })],
};
const accepted = { name: 'parent private', conditions: [conditionOf('Accepted', true)] };

function findings(options: Parameters<typeof httpRoute>[1], gateways = [gateway('public')]) {
  return evaluate([routeNotAccepted], cluster({ customResources: [httpRoute('cart', options), ...gateways] }))
    .findings;
}

test('its only Gateway does not take it', () => {
  expect(findings({ parts: [refused] })).toMatchObject([
    {
      severity: 'high',
      group: 'health',
      subject: { kind: 'HTTPRoute', namespace: 'shop', name: 'cart' },
      message: 'not accepted by public (NotAllowedByListeners)',
    },
  ]);
});

test('one of two is milder', () => {
  expect(findings({ parts: [refused, accepted] })[0]?.severity).toBe('medium');
});

test('a parent that is not there, where others of its namespace are', () => {
  expect(findings({ parts: [] }, [gateway('private')])[0]?.message).toBe('shop/Gateway/public not found');
});

test.each([
  ['a route that is taken', {}, [gateway('public')]],
  [
    'a Gateway of a namespace without any',
    { parts: [accepted] },
    [gateway('public', { namespace: 'office' })],
  ],
  [
    'a young refusal',
    {
      parts: [
        {
          name: 'parent public',
          conditions: [conditionOf('Accepted', false, { changedAt: NOW - 9 * MINUTE })],
        },
      ],
    },
    [gateway('public')],
  ],
])('silent on %s', (_, options, gateways) => {
  expect(findings(options, gateways)).toEqual([]);
});

test('without custom resources there is no verdict', () => {
  expect(evaluate([routeNotAccepted], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
