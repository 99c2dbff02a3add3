import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unused-role.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { clusterRole, role, roleBinding } from '../builders/configuration.ts';

const check = (options: ClusterOptions) =>
  evaluate(
    [rule],
    cluster({ roles: [], clusterRoles: [], roleBindings: [], clusterRoleBindings: [], ...options }),
  );

test('once a namespace, and once for the cluster', () => {
  const { findings } = check({
    roles: [role('used'), role('old'), role('older')],
    clusterRoles: [clusterRole('wide')],
    roleBindings: [roleBinding('used')],
  });
  expect(findings).toMatchObject([
    { subject: { kind: 'Cluster' }, message: '1 ClusterRole without a binding: wide' },
    {
      severity: 'info',
      group: 'cleanup',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '2 Roles without a binding: old and older',
    },
  ]);
});

const matchLabels = { 'shop/part-of': 'support' };
test.each<[string, ClusterOptions]>([
  ["Kubernetes's own", { clusterRoles: [clusterRole('system:node'), clusterRole('view')] }],
  ['what is made for people to bind', { clusterRoles: [clusterRole('carts.shop.io-v1-edit')] }],
  [
    'what another role takes over',
    {
      clusterRoles: [
        clusterRole('support-admin', { aggregates: [{ matchLabels, matchExpressions: [] }] }),
        clusterRole('support-part', { labels: matchLabels }),
      ],
    },
  ],
  ['the system', { roles: [role('leader', { namespace: 'kube-system' })] }],
])('silent of %s', (_, options) => {
  expect(check(options).findings).toEqual([]);
});

test('bindings of one namespace are no evidence', () => {
  expect(check({ roles: [role('old')], states: { roleBindings: 'partial' } }).verdicts).toMatchObject([
    { outcome: 'not evaluated', missing: ['roleBindings'] },
  ]);
});
