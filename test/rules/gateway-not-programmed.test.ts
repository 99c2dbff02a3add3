import { expect, test } from 'vitest';
import type { CustomResource } from '../../src/model/custom-resource.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import gatewayNotProgrammed from '../../src/rules/gateway-not-programmed.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { customResource } from '../builders/extension.ts';
import { gateway, gatewayClass } from '../builders/gateway.ts';
import { MINUTE, NOW } from '../builders/meta.ts';

function findings(...customResources: readonly CustomResource[]) {
  return evaluate([gatewayNotProgrammed], cluster({ customResources })).findings;
}

test('not programmed', () => {
  const conditions = [
    conditionOf('Accepted', true),
    conditionOf('Programmed', false, { reason: 'AddressNotAssigned', message: 'no address left' }),
  ];
  expect(findings(gateway('public', { conditions }))).toMatchObject([
    {
      severity: 'high',
      group: 'health',
      subject: { kind: 'Gateway', namespace: 'shop', name: 'public' },
      message: 'Programmed has been False for 60m (AddressNotAssigned: no address left)',
      commands: [
        'kubectl describe gateway.gateway.networking.k8s.io public -n shop',
        'kubectl get gatewayclasses',
      ],
    },
  ]);
});

test('nobody answers, because the class does not exist', () => {
  const conditions = [conditionOf('Accepted', 'Unknown', { reason: 'Pending' })];
  const [finding] = findings(gateway('public', { conditions, className: 'gone' }), gatewayClass('edge'));
  expect(finding?.message).toBe('Accepted has been Unknown for 60m (Pending); no GatewayClass gone exists');
});

test.each([
  [9, 0],
  [10, 1],
])('%d minutes: %d findings', (age, count) => {
  const conditions = [conditionOf('Programmed', false, { changedAt: NOW - age * MINUTE })];
  expect(findings(gateway('public', { conditions }))).toHaveLength(count);
});

test.each([
  ['a Gateway that is served', gateway('public')],
  ['one without any condition, while no class was captured', gateway('public', { conditions: [] })],
  [
    'one that is being deleted',
    gateway('public', { conditions: [conditionOf('Programmed', false)], deletedAt: NOW }),
  ],
  [
    'a Gateway of another group',
    customResource('public', {
      kind: 'Gateway',
      apiVersion: 'networking.istio.io/v1',
      conditions: [conditionOf('Programmed', false)],
    }),
  ],
])('silent on %s', (_, one) => {
  expect(findings(one)).toEqual([]);
});

test('without custom resources there is no verdict', () => {
  expect(evaluate([gatewayNotProgrammed], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
