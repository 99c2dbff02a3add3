import { expect, test } from 'vitest';
import rule from '../../src/rules/binding-without-role.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { clusterRole, clusterRoleBinding, role, roleBinding } from '../builders/configuration.ts';

const given = { clusterRoles: [clusterRole('cluster-admin')], roles: [role('reader')], roleBindings: [] };
const check = (options: ClusterOptions) => evaluate([rule], cluster({ ...given, ...options }));

test('a role that is not there', () => {
  const { findings } = check({
    roleBindings: [roleBinding('reader'), roleBinding('writer')],
    clusterRoleBindings: [clusterRoleBinding('auditor', { subjects: [] })],
  });
  expect(findings).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      subject: { kind: 'RoleBinding', namespace: 'shop', name: 'writer' },
      message: 'Role writer does not exist',
      evidence: [{ path: 'roleRef.name', value: 'writer' }],
    },
    { severity: 'low', message: 'ClusterRole auditor does not exist' },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['features that are switched off', { clusterRoleBindings: [clusterRoleBinding('system:node-proxier')] }],
  ['the system', { roleBindings: [roleBinding('writer', { namespace: 'kube-system' })] }],
  [
    'roles that are a selection',
    { clusterRoles: [clusterRole('view')], roleBindings: [roleBinding('writer')] },
  ],
])('silent of %s', (_, options) => {
  expect(check(options).findings).toEqual([]);
});

test('roles captured in part are no evidence', () => {
  const options = { roleBindings: [roleBinding('writer')], states: { roles: 'partial' } } as const;
  expect(check(options).verdicts).toMatchObject([{ outcome: 'not evaluated', missing: ['roles'] }]);
});
