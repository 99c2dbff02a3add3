import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import unboundClaim from '../../src/rules/unbound-claim.ts';
import { cluster } from '../builders/cluster.ts';
import { MINUTE, NOW } from '../builders/meta.ts';
import { event } from '../builders/observation.ts';
import { type PodOptions, pod } from '../builders/pod.ts';
import { claim, storageClass } from '../builders/storage.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { pods: [], storageClasses: [], events: [] };

const pending = (options: Parameters<typeof claim>[1] = {}) =>
  claim('orders', { phase: 'Pending', ...options });
const waiting = (options: PodOptions = {}) =>
  pod('db-0', {
    unschedulable: 'pod has unbound immediate PersistentVolumeClaims',
    spec: {
      volumes: [
        {
          name: 'data',
          type: 'persistentVolumeClaim',
          uses: [{ kind: 'PersistentVolumeClaim', name: 'orders', keys: [], optional: false }],
          path: null,
        },
      ],
    },
    ...options,
  });
const lazy = storageClass('longhorn', { volumeBindingMode: 'WaitForFirstConsumer' });

test('a claim of a class that does not exist holds up its pod', () => {
  const orders = pending();
  const events = [event(orders, 'ProvisioningFailed', { message: 'storageclass "longhorn" not found' })];
  const { findings } = evaluate(
    [unboundClaim],
    cluster({ ...BESIDE, persistentVolumeClaims: [orders], storageClasses: [], pods: [waiting()], events }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'high',
    subject: { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'orders' },
    message:
      'pending for 60m (10Gi asked for): StorageClass longhorn does not exist; storageclass "longhorn" not found; ' +
      '1 pod waits for it',
    facts: { storageClass: 'missing', waitingPods: ['db-0'], reason: 'ProvisioningFailed' },
  });
});

test.each([
  ['a class that is there', pending(), { storageClasses: [storageClass('longhorn')] }, 'exists'],
  ['no default class', pending({ storageClassName: null }), { storageClasses: [lazy] }, 'no default'],
  ['static binding', pending({ storageClassName: '' }), { storageClasses: [lazy] }, 'static'],
])('a claim no pod waits for is low: %s', (_, orders, more, state) => {
  const [finding] = evaluate(
    [unboundClaim],
    cluster({ ...BESIDE, persistentVolumeClaims: [orders], pods: [], ...more }),
  ).findings;
  expect(finding).toMatchObject({ severity: 'low', facts: { storageClass: state } });
});

test('a class nobody captured may wait for the first pod', () => {
  const options = { ...BESIDE, persistentVolumeClaims: [pending()], pods: [] };
  const unknown = { ...options, states: { storageClasses: 'not captured' } } as const;
  expect(evaluate([unboundClaim], cluster(unknown))).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated', missing: ['storageClasses'] }],
  });
  const events = [event(pending(), 'ProvisioningFailed', { message: 'no such pool' })];
  expect(evaluate([unboundClaim], cluster({ ...unknown, events })).findings).toHaveLength(1);
});

test('a lost claim is high, whoever waits', () => {
  const [finding] = evaluate(
    [unboundClaim],
    cluster({ ...BESIDE, persistentVolumeClaims: [claim('orders', { phase: 'Lost' })] }),
  ).findings;
  expect(finding).toMatchObject({
    severity: 'high',
    message: 'the volume it was bound to no longer exists (10Gi asked for)',
  });
});

test.each([
  ['a bound claim', { persistentVolumeClaims: [claim('orders')] }],
  ['a claim just made', { persistentVolumeClaims: [pending({ createdAt: NOW - 2 * MINUTE })] }],
  [
    'a claim that waits for its first pod',
    { persistentVolumeClaims: [pending()], storageClasses: [lazy], pods: [] },
  ],
  [
    'a claim whose pod fits nowhere for another reason',
    {
      persistentVolumeClaims: [pending()],
      storageClasses: [lazy],
      pods: [waiting({ unschedulable: '0/3 nodes are available: 3 Insufficient cpu' })],
    },
  ],
])('silent on %s', (_, objects) => {
  const { findings, verdicts } = evaluate([unboundClaim], cluster({ ...BESIDE, ...objects }));
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('a moment past two minutes a claim is late', () => {
  const persistentVolumeClaims = [pending({ createdAt: NOW - 2 * MINUTE - 1 })];
  expect(evaluate([unboundClaim], cluster({ ...BESIDE, persistentVolumeClaims })).findings).toHaveLength(1);
});

test('a claim whose node the scheduler has chosen is due', () => {
  const annotations = { 'volume.kubernetes.io/selected-node': 'node-1' };
  const objects = { persistentVolumeClaims: [pending({ annotations })], storageClasses: [lazy], pods: [] };
  expect(evaluate([unboundClaim], cluster({ ...BESIDE, ...objects })).findings).toHaveLength(1);
});

test('without claims there is no verdict', () => {
  expect(evaluate([unboundClaim], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
