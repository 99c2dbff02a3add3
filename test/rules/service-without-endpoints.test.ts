import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import serviceWithoutEndpoints from '../../src/rules/service-without-endpoints.ts';
import { cluster } from '../builders/cluster.ts';
import { NOW, SECOND } from '../builders/meta.ts';
import { endpointSliceFor, endpointsFor, service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { endpointSlices: [] };

const cart = service('cart');
const ready = pod('cart-5d-a', { owner: deployment('cart') });
const broken = pod('cart-5d-b', { owner: deployment('cart'), waiting: { reason: 'CrashLoopBackOff' } });

test.each([
  ['no address', endpointsFor(cart, []), 'no address among its endpoints'],
  ['none that is ready', endpointsFor(cart, [broken]), '1 address, none ready among its endpoints'],
])('a ready pod, and %s', (_, endpoints, words) => {
  const { findings } = evaluate(
    [serviceWithoutEndpoints],
    cluster({ ...BESIDE, services: [cart], pods: [ready], endpoints: [endpoints] }),
  );
  expect(findings).toMatchObject([
    {
      severity: 'high',
      group: 'health',
      subject: { kind: 'Service', namespace: 'shop', name: 'cart' },
      message: `1 ready pod with app=cart, and ${words}`,
    },
  ]);
});

test('no Endpoints object at all', () => {
  const { findings } = evaluate(
    [serviceWithoutEndpoints],
    cluster({ ...BESIDE, services: [cart], pods: [ready], endpoints: [] }),
  );
  expect(findings).toHaveLength(1);
});

test.each([
  ['endpoints that serve', [cart], [ready], { endpoints: [endpointsFor(cart, [ready])] }],
  [
    'a slice that serves',
    [cart],
    [ready],
    { endpoints: [], endpointSlices: [endpointSliceFor(cart, [ready])] },
  ],
  // The workload has a finding of its own.
  ['no pod that is ready', [cart], [broken], { endpoints: [endpointsFor(cart, [broken])] }],
  ['a Service without selector', [service('cart', { selector: {} })], [ready], { endpoints: [] }],
  ['an ExternalName', [service('cart', { type: 'ExternalName' })], [ready], { endpoints: [] }],
  [
    'a redacted address',
    [cart],
    [pod('cart-5d-a', { owner: deployment('cart'), podIP: null })],
    { endpoints: [] },
  ],
])('silent on %s', (_, services, pods, others) => {
  expect(
    evaluate([serviceWithoutEndpoints], cluster({ ...BESIDE, services, pods, ...others })).findings,
  ).toEqual([]);
});

test.each([
  [119, 0],
  [120, 1],
])('ready for %d seconds: %d findings', (age, count) => {
  const young = pod('cart-5d-a', { owner: deployment('cart'), readyChangedAt: NOW - age * SECOND });
  const { findings } = evaluate(
    [serviceWithoutEndpoints],
    cluster({ ...BESIDE, services: [cart], pods: [young], endpoints: [] }),
  );
  expect(findings).toHaveLength(count);
});

test('without endpoints there is no verdict', () => {
  const { verdicts } = evaluate(
    [serviceWithoutEndpoints],
    cluster({ ...BESIDE, services: [cart], pods: [ready] }),
  );
  expect(verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['endpoints'] });
});
