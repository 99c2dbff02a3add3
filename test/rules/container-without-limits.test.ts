import { expect, test } from 'vitest';
import rule from '../../src/rules/container-without-limits.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const run = (options: Parameters<typeof pod>[1]) =>
  evaluate([rule], cluster({ pods: [pod('cart', options)] })).findings;

test('memory without a limit', () => {
  expect(run({ limits: { cpu: 1 } })).toMatchObject([
    {
      severity: 'info',
      group: 'hygiene',
      subject: { kind: 'Pod', namespace: 'shop', name: 'cart' },
      message: '1 of 1 container without a memory limit: app; 1 pod',
      evidence: [{ path: 'spec.containers[0].resources.limits.memory', value: '<none>' }],
    },
  ]);
});

test.each<[string, Parameters<typeof pod>[1]]>([
  ['a CPU limit left out', { limits: { memory: 1 } }],
  ['a pod of the system', { limits: {}, namespace: 'longhorn-system' }],
  ['a finished pod', { limits: {}, phase: 'Failed' }],
])('silent of %s', (_, options) => {
  expect(run(options)).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({ deployments: [] })).verdicts[0]?.outcome).toBe('not evaluated');
});
