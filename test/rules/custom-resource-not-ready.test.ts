import { expect, test } from 'vitest';
import rule from '../../src/rules/custom-resource-not-ready.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import type { CustomResourceOptions } from '../builders/extension.ts';
import { customResource } from '../builders/extension.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const not = (type: string, status: boolean | 'Unknown', reason: string | null = 'Broken', since = 2 * HOUR) =>
  conditionOf(type, status, { reason, message: 'it says why', changedAt: NOW - since });
const of = (options: CustomResourceOptions) =>
  run({ customResources: [customResource('cart', options)] }).findings;

test('a certificate that is not ready', () => {
  expect(of({ conditions: [not('Ready', false)] })).toMatchObject([
    {
      severity: 'medium',
      group: 'health',
      subject: { kind: 'Certificate', namespace: 'shop', name: 'cart' },
      message: 'Ready is False for 120m: Broken: it says why',
      commands: [
        'kubectl describe certificate.cert-manager.io cart -n shop',
        'kubectl get certificate.cert-manager.io -A',
      ],
    },
  ]);
});

const operator = { kind: 'ClusterOperator', apiVersion: 'config.openshift.io/v1', namespace: null };

test.each<[string, CustomResourceOptions, string]>([
  [
    'degraded',
    { ...operator, conditions: [conditionOf('Available', true), not('Degraded', true)] },
    'medium',
  ],
  ['gone', { ...operator, conditions: [not('Available', false)] }, 'high'],
  [
    'by a phase',
    { kind: 'BackupStorageLocation', apiVersion: 'velero.io/v1', conditions: [], phase: 'Unavailable' },
    'medium',
  ],
  [
    'by a word',
    { kind: 'Volume', apiVersion: 'longhorn.io/v1beta2', conditions: [], health: 'faulted' },
    'high',
  ],
  [
    'inverted',
    { kind: 'Kafka', apiVersion: 'kafka.strimzi.io/v1beta2', conditions: [not('NotReady', true)] },
    'medium',
  ],
])('%s', (_, options, severity) => {
  expect(of(options)).toMatchObject([{ severity }]);
});

test.each<[string, CustomResourceOptions]>([
  ['ready', {}],
  ['undecided', { conditions: [not('Ready', 'Unknown')] }],
  ['suspended', { suspended: true, conditions: [not('Ready', false)] }],
  ['paused by a condition', { conditions: [not('Ready', false), conditionOf('Paused', true)] }],
  ['on its way', { conditions: [not('Ready', false, 'Creating', 59 * MINUTE)] }],
  ['moving', { conditions: [not('Ready', false, 'Broken', 59 * MINUTE), conditionOf('Progressing', true)] }],
  ['newly broken', { conditions: [not('Ready', false, 'Broken', 5 * MINUTE - 1)] }],
  ['not seen by its operator since the last change', { generation: 2, conditions: [not('Ready', false)] }],
  ['going', { deletedAt: NOW, conditions: [not('Ready', false)] }],
  [
    'at no work',
    {
      kind: 'ScaledObject',
      apiVersion: 'keda.sh/v1alpha1',
      conditions: [conditionOf('Ready', true), not('Active', false)],
    },
  ],
  ['not to be upgraded', { ...operator, conditions: [not('Upgradeable', false)] }],
  [
    'without updates, in an air gap',
    { ...operator, kind: 'ClusterVersion', conditions: [not('RetrievedUpdates', false)] },
  ],
  [
    'a run that ended',
    { kind: 'PipelineRun', apiVersion: 'tekton.dev/v1', conditions: [not('Ready', false)] },
  ],
  [
    'a rollout at work',
    { kind: 'Rollout', apiVersion: 'argoproj.io/v1alpha1', conditions: [not('Healthy', false)] },
  ],
])('silent of one that is %s', (_, options) => {
  expect(of(options)).toEqual([]);
});

test('each threshold from the other side', () => {
  expect(of({ conditions: [not('Ready', false, 'Broken', 5 * MINUTE)] })).toHaveLength(1);
  expect(of({ conditions: [not('Ready', false, 'Creating', HOUR)] })).toMatchObject([{ severity: 'low' }]);
});

test('many of one kind for one reason are one finding, and what is made of another one is that', () => {
  const conditions = [not('Ready', false)];
  const customResources = ['a', 'b', 'c'].map((name) => customResource(name, { conditions }));
  expect(run({ customResources }).findings).toMatchObject([
    { subject: { name: 'a' }, message: 'Ready is False for 120m: Broken: it says why; so are b and c' },
  ]);
  const owner = customResource('whole', { kind: 'Database', apiVersion: 'db.example.org/v1', conditions });
  const part = customResource('part', { conditions, owner });
  expect(run({ customResources: [owner, part] }).findings).toMatchObject([{ subject: { name: 'whole' } }]);
});

test('not evaluated without custom resources', () => {
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
