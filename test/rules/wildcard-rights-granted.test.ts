import { expect, test } from 'vitest';
import dangerous from '../../src/rules/dangerous-rights-granted.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/wildcard-rights-granted.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { account, allowing, EVERYTHING, everywhere, group, inShop } from './access-cases.ts';

const run = (options: ClusterOptions) => evaluate([rule, dangerous], cluster(options)).findings;

test('covers the single rights', () => {
  expect(run(everywhere([EVERYTHING], account('cart')))).toMatchObject([
    {
      rule: 'wildcard-rights-granted',
      severity: 'high',
      group: 'security',
      subject: { kind: 'ClusterRole', namespace: null, name: 'wide' },
      message: 'ServiceAccount shop/cart may do everything in the whole cluster',
      covered: [{ rule: 'dangerous-rights-granted' }],
    },
  ]);
});

test.each<[string, ClusterOptions, string, string]>([
  [
    'reading',
    everywhere([allowing({ verbs: ['get', 'list'] })], account('cart')),
    'medium',
    'read all resources, Secrets too',
  ],
  [
    'writing',
    everywhere([allowing({ verbs: ['get', 'patch'] })], account('cart')),
    'high',
    'change all resources',
  ],
  ['a namespace', inShop([EVERYTHING], account('cart')), 'low', 'do everything in namespace shop'],
  ['a controller', everywhere([EVERYTHING], account('cert-manager', 'cert-manager')), 'low', 'do everything'],
])('%s', (_, options, severity, words) => {
  expect(run(options)).toMatchObject([{ severity, message: expect.stringContaining(words) }]);
});

test.each<[string, ClusterOptions]>([
  ["an operator's own group", everywhere([allowing({ apiGroups: ['shop.io'] })], account('cart'))],
  ['named objects', everywhere([allowing({ resourceNames: ['cart'] })], account('cart'))],
  ['a role that nobody has', everywhere([EVERYTHING])],
  ['the system', everywhere([EVERYTHING], group('system:masters'), account('replicaset', 'kube-system'))],
])('silent of %s', (_, options) => {
  expect(run(options)).toEqual([]);
});

test('without ClusterRoles there is no verdict', () => {
  expect(evaluate([rule], cluster({ clusterRoleBindings: [] })).verdicts).toMatchObject([
    { outcome: 'not evaluated', missing: ['clusterRoles'] },
  ]);
});
