import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/service-account-missing.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { serviceAccount } from '../builders/configuration.ts';
import { cronJob, deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const cart = (serviceAccountName: string, replicas = 1) =>
  deployment('cart', { replicas, spec: { serviceAccountName } });
const accounts = [serviceAccount('default'), serviceAccount('mail')];

test('an account that is not there', () => {
  expect(check({ deployments: [cart('cart')], serviceAccounts: accounts }).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      subject: { kind: 'Deployment', name: 'cart' },
      message: 'ServiceAccount cart does not exist, so no new pod can be made',
    },
  ]);
});

test('of a CronJob', () => {
  const cronJobs = [cronJob('backup', { spec: { serviceAccountName: 'backup' } })];
  expect(check({ deployments: [], cronJobs, serviceAccounts: accounts }).findings).toMatchObject([
    { evidence: [{ path: 'spec.jobTemplate.spec.template.spec.serviceAccountName', value: 'backup' }] },
  ]);
});

test.each([
  ['it is there', cart('mail'), accounts],
  ['the default', cart('default'), []],
  ['nothing runs', cart('cart', 0), accounts],
  [
    'the accounts of the namespace are not listed',
    cart('cart'),
    [serviceAccount('default', { namespace: 'mail' })],
  ],
])('silent: %s', (_, one, serviceAccounts) => {
  expect(check({ deployments: [one], serviceAccounts }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(
    check({ deployments: [cart('cart')], serviceAccounts: accounts, states: { serviceAccounts: 'partial' } }),
  ).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
