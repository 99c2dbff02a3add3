import { expect, test } from 'vitest';
import rule from '../../src/rules/default-service-account-token.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { serviceAccount } from '../builders/configuration.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const mounts = [
  {
    volume: 'kube-api-access',
    path: '/var/run/secrets/kubernetes.io/serviceaccount',
    readOnly: true,
    subPath: null,
    propagation: null,
  },
];
const run = (options: ClusterOptions) => evaluate([rule], cluster(options)).findings;

test('once a namespace', () => {
  expect(run({ pods: [pod('cart', { mounts }), pod('till')] })).toMatchObject([
    {
      severity: 'info',
      group: 'security',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '1 of 2 workloads: cart',
    },
  ]);
});

test('a template without pods goes by its ServiceAccount', () => {
  const deployments = [deployment('cart', { spec: { automountServiceAccountToken: null } })];
  const of = (automountServiceAccountToken: boolean | null) => [
    serviceAccount('default', { automountServiceAccountToken }),
  ];
  expect(run({ pods: [], deployments, serviceAccounts: of(null) })).toHaveLength(1);
  expect(run({ pods: [], deployments, serviceAccounts: of(false) })).toEqual([]);
  expect(run({ pods: [], deployments })).toEqual([]);
});

test('silent of a ServiceAccount of its own and of the system', () => {
  const own = pod('cart', { mounts, spec: { serviceAccountName: 'cart' } });
  expect(run({ pods: [own, pod('dns', { mounts, namespace: 'kube-system' })] })).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
