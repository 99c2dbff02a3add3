import { expect, test } from 'vitest';
import type { PodSpec } from '../../src/model/pod-spec.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/missing-referenced-object.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { configMap, secret } from '../builders/configuration.ts';
import { pod } from '../builders/pod.ts';
import { deployment, statefulSet } from '../builders/workload.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const uses = (
  kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim',
  keys: readonly string[] = [],
  optional = false,
): Partial<PodSpec> => ({
  volumes: [{ name: 'data', type: 'x', path: null, uses: [{ kind, name: 'cart', keys, optional }] }],
});
const all = { pods: [], configMaps: [], secrets: [], persistentVolumeClaims: [] };
const cart = (spec: Partial<PodSpec>) => ({ ...all, deployments: [deployment('cart', { spec })] });

test.each([
  ['ConfigMap', 'ConfigMap cart does not exist'],
  ['Secret', 'Secret cart does not exist'],
  ['PersistentVolumeClaim', 'PersistentVolumeClaim cart does not exist'],
] as const)('a template names a %s that is missing', (kind, message) => {
  expect(run(cart(uses(kind))).findings).toMatchObject([
    { severity: 'medium', group: 'risk', subject: { kind: 'Deployment', name: 'cart' }, message },
  ]);
});

test('a key is missing', () => {
  const one = { ...cart(uses('ConfigMap', ['url'])), configMaps: [configMap('cart')] };
  expect(run(one).findings).toMatchObject([{ message: 'key url of ConfigMap cart does not exist' }]);
  const stripped = { ...cart(uses('Secret', ['url'])), secrets: [secret('cart', { keys: [] })] };
  expect(run(stripped).findings).toEqual([]);
});

test('only a login for the registry, or no replicas, is low', () => {
  expect(run(cart({ imagePullSecrets: ['cart'] })).findings).toMatchObject([{ severity: 'low' }]);
  const idle = { ...all, deployments: [deployment('cart', { replicas: 0, spec: uses('Secret') })] };
  expect(run(idle).findings).toMatchObject([{ severity: 'low' }]);
});

test('a pod that nobody controls speaks for itself', () => {
  expect(run({ ...all, pods: [pod('tool', { spec: uses('Secret') })] }).findings).toMatchObject([
    { subject: { kind: 'Pod', name: 'tool' } },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['is there', { ...cart(uses('Secret')), secrets: [secret('cart')] }],
  ['is optional', cart(uses('Secret', [], true))],
  [
    'nobody captured',
    { pods: [], configMaps: [], deployments: [deployment('cart', { spec: uses('Secret') })] },
  ],
  ['was captured in part', { ...cart(uses('Secret')), states: { secrets: 'partial' } }],
  ['a finished pod named', { ...all, pods: [pod('tool', { phase: 'Succeeded', spec: uses('Secret') })] }],
  [
    'a claim template takes the place of',
    {
      ...all,
      statefulSets: [
        statefulSet('db', {
          spec: uses('PersistentVolumeClaim'),
          claimTemplates: [{ name: 'data', storageClassName: null, requestedBytes: null }],
        }),
      ],
    },
  ],
])('silent of what %s', (_, options) => {
  expect(run(options).findings).toEqual([]);
});

test('not evaluated without pods', () => {
  expect(run({ deployments: [] }).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
