import { expect, test } from 'vitest';
import type { ObjectReference } from '../../src/model/object.ts';
import rule from '../../src/rules/cluster-admin-bound.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { clusterRoleBinding, roleBinding } from '../builders/configuration.ts';
import { account, group } from './access-cases.ts';

const ADMIN = { kind: 'ClusterRole', namespace: null, name: 'cluster-admin' };
const run = (...subjects: readonly ObjectReference[]) =>
  evaluate([rule], cluster({ clusterRoleBindings: [clusterRoleBinding('all', { role: ADMIN, subjects })] }))
    .findings;

test('a program that may do everything', () => {
  expect(run(account('cart'))).toMatchObject([
    {
      severity: 'high',
      group: 'security',
      subject: { kind: 'ClusterRoleBinding', namespace: null, name: 'all' },
      message: 'ServiceAccount shop/cart may do everything in the whole cluster',
      evidence: [{ path: 'roleRef.name', value: 'cluster-admin' }],
    },
  ]);
});

test.each<[string, ObjectReference, string]>([
  ['people have to be', group('admins'), 'low'],
  ['a controller needs it by nature', account('argocd-application-controller', 'argocd'), 'low'],
  ['a dashboard does not', account('kubernetes-dashboard', 'kubernetes-dashboard'), 'high'],
  ['default is no controller', account('default', 'argocd'), 'high'],
])('%s', (_, subject, severity) => {
  expect(run(subject)).toMatchObject([{ severity }]);
});

test('within a namespace it is less', () => {
  const local = roleBinding('all', { role: ADMIN, subjects: [account('cart')] });
  expect(
    evaluate([rule], cluster({ clusterRoleBindings: [], roleBindings: [local] })).findings,
  ).toMatchObject([
    { severity: 'medium', message: 'ServiceAccount shop/cart may do everything in namespace shop' },
  ]);
});

test('silent of what the cluster binds itself', () => {
  expect(
    run(group('system:masters'), group('kubeadm:cluster-admins'), account('helm', 'kube-system')),
  ).toEqual([]);
});

test('without ClusterRoleBindings there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
