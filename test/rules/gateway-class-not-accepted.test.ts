import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import gatewayClassNotAccepted from '../../src/rules/gateway-class-not-accepted.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { gateway, gatewayClass } from '../builders/gateway.ts';
import { MINUTE, NOW } from '../builders/meta.ts';

const refused = gatewayClass('edge', {
  conditions: [conditionOf('Accepted', false, { reason: 'InvalidParameters' })],
});

test('a class in use', () => {
  const { findings } = evaluate(
    [gatewayClassNotAccepted],
    cluster({ customResources: [refused, gateway('public')] }),
  );
  expect(findings).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      subject: { kind: 'GatewayClass', namespace: null, name: 'edge' },
      message: 'Accepted is False (InvalidParameters); 1 Gateway of this class',
    },
  ]);
});

test('a class nobody uses is milder', () => {
  const { findings } = evaluate([gatewayClassNotAccepted], cluster({ customResources: [refused] }));
  expect(findings).toMatchObject([
    { severity: 'low', message: 'Accepted is False (InvalidParameters); no Gateway uses it' },
  ]);
});

test.each([
  ['an accepted class', [conditionOf('Accepted', true)]],
  [
    'one its controller has yet to see',
    [conditionOf('Accepted', 'Unknown', { changedAt: NOW - 9 * MINUTE })],
  ],
])('silent on %s', (_, conditions) => {
  const customResources = [gatewayClass('edge', { conditions })];
  expect(evaluate([gatewayClassNotAccepted], cluster({ customResources })).findings).toEqual([]);
});

test('without custom resources there is no verdict', () => {
  expect(evaluate([gatewayClassNotAccepted], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
