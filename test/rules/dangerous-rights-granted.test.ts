import { expect, test } from 'vitest';
import type { PolicyRule } from '../../src/model/access.ts';
import rule from '../../src/rules/dangerous-rights-granted.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { clusterRole, roleBinding } from '../builders/configuration.ts';
import { account, allowing, everywhere, inShop } from './access-cases.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options)).findings;
const exec = allowing({ resources: ['pods/exec'], verbs: ['create'] });
const secrets = allowing({ resources: ['secrets'], verbs: ['list'] });

test('one finding a role, with all that it allows', () => {
  expect(run(everywhere([secrets, exec], account('cart')))).toMatchObject([
    {
      severity: 'high',
      group: 'security',
      subject: { kind: 'ClusterRole', name: 'wide' },
      message:
        'ServiceAccount shop/cart may run commands in pods (exec or attach) and read Secrets in the whole cluster',
      evidence: [{ path: 'rules[*].verbs', value: 'create,list' }],
    },
  ]);
});

const RBAC = 'rbac.authorization.k8s.io';
test.each<[string, Partial<PolicyRule>, string]>([
  ['bind', { apiGroups: [RBAC], resources: ['clusterroles'], verbs: ['bind'] }, 'high'],
  ['impersonate', { resources: ['users'], verbs: ['impersonate'] }, 'high'],
  ['nodes/proxy', { resources: ['nodes/proxy'], verbs: ['get'] }, 'high'],
  ['subresources of pods', { resources: ['pods/*'], verbs: ['create'] }, 'high'],
  ['tokens', { resources: ['serviceaccounts/token'], verbs: ['create'] }, 'medium'],
  ['portforward', { resources: ['pods/portforward'], verbs: ['create'] }, 'medium'],
  ['workloads', { apiGroups: ['apps'], resources: ['deployments'], verbs: ['create'] }, 'medium'],
  ['volumes', { resources: ['persistentvolumes'], verbs: ['create'] }, 'medium'],
  ['events', { resources: ['events'], verbs: ['delete'] }, 'low'],
])('%s', (_, allowed, severity) => {
  expect(run(everywhere([allowing(allowed)], account('cart')))).toMatchObject([{ severity }]);
});

test('within a namespace it reaches less far', () => {
  expect(run(inShop([exec], account('cart')))).toMatchObject([{ severity: 'medium' }]);
  expect(run(inShop([secrets], account('cart')))).toMatchObject([{ severity: 'low' }]);
  expect(run(inShop([allowing({ resources: ['events'], verbs: ['delete'] })], account('cart')))).toEqual([]);
});

test('controllers have such rights by nature', () => {
  const manager = account('cert-manager', 'cert-manager');
  expect(run(everywhere([secrets], manager))).toMatchObject([{ severity: 'info' }]);
  expect(run(inShop([secrets], manager))).toEqual([]);
});

test.each<[string, ClusterOptions]>([
  ['reading pods', everywhere([allowing({ resources: ['pods'], verbs: ['get'] })], account('cart'))],
  ['one Secret by name', everywhere([{ ...secrets, resourceNames: ['tls'] }], account('cart'))],
  ['pods of another group', everywhere([{ ...exec, apiGroups: ['metrics.k8s.io'] }], account('cart'))],
  ['the system', everywhere([exec], account('metrics', 'kube-system'))],
  [
    'edit for people within a namespace, which it is made for',
    {
      clusterRoles: [clusterRole('edit', { rules: [exec] })],
      clusterRoleBindings: [],
      roleBindings: [
        roleBinding('developers', {
          role: { kind: 'ClusterRole', namespace: null, name: 'edit' },
          subjects: [{ kind: 'Group', namespace: null, name: 'developers' }],
        }),
      ],
    },
  ],
])('silent of %s', (_, options) => {
  expect(run(options)).toEqual([]);
});

test('without ClusterRoles there is no verdict', () => {
  expect(evaluate([rule], cluster({ clusterRoleBindings: [] })).verdicts).toMatchObject([
    { outcome: 'not evaluated' },
  ]);
});
