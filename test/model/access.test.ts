import { expect, test } from 'vitest';
import { readRole, readRoleBinding, readServiceAccount } from '../../src/model/access.ts';
import { createShare } from '../../src/model/share.ts';
import { clusterMeta, namespacedMeta } from '../builders/meta.ts';

const RBAC = 'rbac.authorization.k8s.io/v1';
const share = createShare();
const meta = namespacedMeta(RBAC, 'RoleBinding', 'cart', {});
const clusterWide = clusterMeta(RBAC, 'ClusterRoleBinding', 'cart', {});

test('a service account', () => {
  const raw = {
    secrets: [{ name: 'cart-token' }, { name: 'a-token' }, { name: 'cart-token' }, {}, 'text'],
    imagePullSecrets: [{ name: 'registry' }],
    automountServiceAccountToken: false,
  };
  expect(readServiceAccount(raw, meta, share)).toEqual({
    meta,
    secrets: ['a-token', 'cart-token'],
    imagePullSecrets: ['registry'],
    automountServiceAccountToken: false,
  });
  expect(readServiceAccount({}, meta, share).automountServiceAccountToken).toBeNull();
});

test('a role', () => {
  const raw = {
    rules: [{ apiGroups: [''], resources: ['pods', 'nodes'], verbs: ['list', 'get'], resourceNames: [1] }],
  };
  expect(readRole(raw, meta, share)).toEqual({
    meta,
    rules: [
      {
        apiGroups: [''],
        resources: ['nodes', 'pods'],
        resourceNames: [],
        nonResourceURLs: [],
        verbs: ['get', 'list'],
      },
    ],
    aggregated: false,
    aggregates: [],
  });
  expect(readRole({ aggregationRule: {}, rules: null }, meta, share)).toMatchObject({
    rules: [],
    aggregated: true,
    aggregates: [],
  });
  const matchLabels = { 'shop/aggregate-to-support': 'true' };
  const aggregationRule = { clusterRoleSelectors: [{ matchLabels }, 'all'] };
  expect(readRole({ aggregationRule }, meta, share).aggregates).toEqual([
    { matchLabels, matchExpressions: [] },
  ]);
});

test.each([
  ['Role', meta, 'shop'],
  ['ClusterRole', meta, null],
  ['ClusterRole', clusterWide, null],
])('a binding to a %s', (kind, at, namespace) => {
  expect(readRoleBinding({ roleRef: { kind, name: 'reader' } }, at, share).role).toEqual({
    kind,
    namespace,
    name: 'reader',
  });
});

test('only service accounts have a namespace', () => {
  const subjects = [
    { kind: 'User', name: 'ada', namespace: 'shop' },
    { kind: 'ServiceAccount', name: 'cart', namespace: 'web' },
    { kind: 'ServiceAccount', name: 'cart' },
    { kind: 'Group' },
  ];
  expect(readRoleBinding({ subjects }, meta, share)).toEqual({
    meta,
    role: { kind: '', namespace: null, name: '' },
    subjects: [
      { kind: 'User', namespace: null, name: 'ada' },
      { kind: 'ServiceAccount', namespace: 'shop', name: 'cart' },
      { kind: 'ServiceAccount', namespace: 'web', name: 'cart' },
    ],
  });
});
