import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/workload-with-takeover-rights.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { serviceAccount } from '../builders/configuration.ts';
import { container } from '../builders/container.ts';
import { ingress, service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';
import { account, allowing, EVERYTHING, everywhere, inShop } from './access-cases.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options)).findings;
const token = [
  {
    volume: 'kube-api-access',
    path: '/var/run/secrets/kubernetes.io/serviceaccount',
    readOnly: true,
    subPath: null,
    propagation: null,
  },
];
const as = (serviceAccountName: string, options: Parameters<typeof pod>[1] = {}) =>
  pod('cart', { mounts: token, labels: { app: 'cart' }, ...options, spec: { serviceAccountName } });
const secrets = allowing({ resources: ['secrets'], verbs: ['get'] });

test('says which rights', () => {
  expect(run({ ...everywhere([secrets], account('cart')), pods: [as('cart')] })).toMatchObject([
    {
      severity: 'medium',
      group: 'security',
      subject: { kind: 'Pod', name: 'cart' },
      message: 'ServiceAccount shop/cart may read Secrets; 1 pod',
      related: [{ kind: 'ServiceAccount', name: 'cart' }],
    },
  ]);
});

test('worse with a way in, or out', () => {
  const given = everywhere([EVERYTHING], account('cart'));
  const security = { ...container('cart').security, privileged: true };
  const open = { ...given, services: [service('cart')], ingresses: [ingress('cart')], pods: [as('cart')] };
  expect(run(open)).toMatchObject([
    {
      severity: 'high',
      message:
        'ServiceAccount shop/cart may do everything; reachable from outside by cart (an Ingress for cart.example.org); 1 pod',
    },
  ]);
  expect(run({ ...given, pods: [as('cart', { security })] })).toMatchObject([
    {
      severity: 'high',
      message:
        'ServiceAccount shop/cart may do everything; may get onto its node by a privileged container; 1 pod',
    },
  ]);
});

test('a controller needs its rights', () => {
  const given = everywhere([EVERYTHING], account('cart-operator'));
  expect(run({ ...given, pods: [as('cart-operator')] })).toMatchObject([{ severity: 'info' }]);
  const open = { ...given, services: [service('cart', { type: 'NodePort' })], pods: [as('cart-operator')] };
  expect(run(open)).toMatchObject([{ severity: 'low' }]);
});

test('a template has a token unless it, or its ServiceAccount, says otherwise', () => {
  const given = { ...everywhere([secrets], account('cart')), pods: [] };
  const idle = (automountServiceAccountToken: boolean | null) => [
    deployment('cart', { spec: { serviceAccountName: 'cart', automountServiceAccountToken } }),
  ];
  const has = (automountServiceAccountToken: boolean | null) => [
    serviceAccount('cart', { automountServiceAccountToken }),
  ];
  expect(run({ ...given, deployments: idle(null), serviceAccounts: has(null) })).toHaveLength(1);
  expect(run({ ...given, deployments: idle(null), serviceAccounts: has(false) })).toEqual([]);
  expect(run({ ...given, deployments: idle(false), serviceAccounts: has(null) })).toEqual([]);
  expect(run({ ...given, deployments: idle(true) })).toHaveLength(1);
});

test.each<[string, ClusterOptions]>([
  [
    'a pod without a token',
    { ...everywhere([EVERYTHING], account('cart')), pods: [as('cart', { mounts: [] })] },
  ],
  ['rights within a namespace', { ...inShop([EVERYTHING], account('cart')), pods: [as('cart')] }],
  ['another ServiceAccount', { ...everywhere([EVERYTHING], account('till')), pods: [as('cart')] }],
  [
    'rights that lead no further',
    {
      ...everywhere([allowing({ resources: ['events'], verbs: ['delete'] })], account('cart')),
      pods: [as('cart')],
    },
  ],
])('silent of %s', (_, options) => {
  expect(run(options)).toEqual([]);
});

test('without roles there is no verdict', () => {
  expect(evaluate([rule], cluster({ pods: [] })).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
