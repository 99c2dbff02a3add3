import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import routeBackendMissing from '../../src/rules/route-backend-missing.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { httpRoute } from '../builders/gateway.ts';
import { service } from '../builders/network.ts';

test('a Service that is not there', () => {
  const { findings } = evaluate(
    [routeBackendMissing],
    cluster({ customResources: [httpRoute('cart')], services: [service('cart', { namespace: 'office' })] }),
  );
  expect(findings).toMatchObject([
    {
      severity: 'high',
      group: 'health',
      subject: { kind: 'HTTPRoute', name: 'cart' },
      message: 'shop/Service/cart not found',
    },
  ]);
});

test('the controller says what it did not find', () => {
  const failed = conditionOf('ResolvedRefs', false, { reason: 'RefNotPermitted' });
  const route = httpRoute('cart', { parts: [{ name: 'parent public', conditions: [failed] }] });
  const { findings } = evaluate(
    [routeBackendMissing],
    cluster({ customResources: [route], services: [service('cart')] }),
  );
  expect(findings[0]?.message).toBe('its references are not resolved: RefNotPermitted');
});

test('silent on a Service that is there', () => {
  const { findings } = evaluate(
    [routeBackendMissing],
    cluster({ customResources: [httpRoute('cart')], services: [service('cart')] }),
  );
  expect(findings).toEqual([]);
});

test('a part of the Services proves no absence', () => {
  const { verdicts } = evaluate(
    [routeBackendMissing],
    cluster({ customResources: [httpRoute('cart')], services: [], states: { services: 'partial' } }),
  );
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
