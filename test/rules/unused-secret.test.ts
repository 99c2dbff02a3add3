import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unused-secret.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { secret, serviceAccount } from '../builders/configuration.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { ingress } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { customResources: [], roles: [], serviceAccounts: [], ingresses: [] };

const run = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const NOBODY = {
  pods: [],
  deployments: [],
  statefulSets: [],
  daemonSets: [],
  replicaSets: [],
  jobs: [],
  cronJobs: [],
  customResourceDefinitions: [],
  serviceAccounts: [],
  ingresses: [],
};

const old = NOW - 8 * DAY;
const key = secret('key', { createdAt: old });
const mounting = {
  volumes: [
    {
      name: 'data',
      type: 'x',
      path: null,
      uses: [{ kind: 'Secret' as const, name: 'key', keys: [], optional: true }],
    },
  ],
};

test('a Secret that nothing names', () => {
  expect(run({ ...NOBODY, secrets: [key] }).findings).toMatchObject([
    { group: 'cleanup', severity: 'info', message: '1 of 1 Secrets: key (Opaque)' },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['a pod mounts', { pods: [pod('cart', { spec: mounting })] }],
  ['images are pulled with', { deployments: [deployment('cart', { spec: { imagePullSecrets: ['key'] } })] }],
  ['a service account brings', { serviceAccounts: [serviceAccount('cart', { imagePullSecrets: ['key'] })] }],
  ['an Ingress shows', { ingresses: [ingress('cart', { tls: [{ hosts: [], secretName: 'key' }] })] }],
  [
    'guards an Ingress',
    {
      ingresses: [
        ingress('cart', { annotations: { 'nginx.ingress.kubernetes.io/auth-secret': 'shop/key' } }),
      ],
    },
  ],
  ['holds a Helm release', { secrets: [secret('key', { createdAt: old, type: 'helm.sh/release.v1' })] }],
  [
    'cert-manager keeps',
    {
      secrets: [
        secret('key', { createdAt: old, annotations: { 'cert-manager.io/certificate-name': 'cart' } }),
      ],
    },
  ],
])('silent of one that %s', (_, options) => {
  expect(run({ ...NOBODY, secrets: [key], ...options }).findings).toEqual([]);
});

test('not evaluated while something that may name it is unseen', () => {
  const some = { ...NOBODY, secrets: [key], states: { ingresses: 'not captured' } } as const;
  expect(run(some).verdicts).toMatchObject([{ missing: ['ingresses'] }]);
});
