import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import gatewayWithoutRoutes from '../../src/rules/gateway-without-routes.ts';
import { cluster } from '../builders/cluster.ts';
import { gateway, httpRoute } from '../builders/gateway.ts';

test('a Gateway no route names', () => {
  const customResources = [gateway('public'), gateway('private'), httpRoute('cart')];
  expect(evaluate([gatewayWithoutRoutes], cluster({ customResources })).findings).toMatchObject([
    {
      severity: 'low',
      group: 'cleanup',
      subject: { kind: 'Gateway', name: 'private' },
      message: 'the one route of the capture names another',
    },
  ]);
});

test('a Gateway that a route of another namespace names', () => {
  const references = [{ kind: 'Gateway', namespace: 'shop', name: 'public' }];
  const customResources = [
    gateway('public'),
    httpRoute('cart', { namespace: 'office', references, parts: [] }),
  ];
  expect(evaluate([gatewayWithoutRoutes], cluster({ customResources })).findings).toEqual([]);
});

test('without any route none may have been captured', () => {
  const customResources = [gateway('public')];
  expect(evaluate([gatewayWithoutRoutes], cluster({ customResources })).findings).toEqual([]);
});

test('without custom resources there is no verdict', () => {
  expect(evaluate([gatewayWithoutRoutes], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
