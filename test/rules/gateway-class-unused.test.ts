import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import gatewayClassUnused from '../../src/rules/gateway-class-unused.ts';
import { cluster } from '../builders/cluster.ts';
import { gateway, gatewayClass } from '../builders/gateway.ts';

test('a class beside the one in use', () => {
  const customResources = [gatewayClass('edge'), gatewayClass('old'), gateway('public')];
  expect(evaluate([gatewayClassUnused], cluster({ customResources })).findings).toMatchObject([
    {
      severity: 'info',
      group: 'cleanup',
      subject: { kind: 'GatewayClass', name: 'old' },
      message: 'the one Gateway of the capture is of another class',
    },
  ]);
});

test('without any Gateway none may have been captured', () => {
  const customResources = [gatewayClass('edge')];
  expect(evaluate([gatewayClassUnused], cluster({ customResources })).findings).toEqual([]);
});

test('without custom resources there is no verdict', () => {
  expect(evaluate([gatewayClassUnused], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
