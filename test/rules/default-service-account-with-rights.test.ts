import { expect, test } from 'vitest';
import rule from '../../src/rules/default-service-account-with-rights.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { account, allowing, everywhere, inShop } from './access-cases.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options)).findings;
const pods = allowing({ resources: ['pods'], verbs: ['get'] });
const secrets = allowing({ resources: ['secrets'], verbs: ['get'] });

test.each<[string, ClusterOptions, string]>([
  ['in the whole cluster', everywhere([secrets], account('default')), 'high'],
  ['in the namespace', inShop([secrets], account('default')), 'medium'],
  ['harmless ones', inShop([pods], account('default')), 'low'],
])('%s', (_, options, severity) => {
  expect(run(options)).toMatchObject([
    { severity, group: 'security', subject: { kind: 'ServiceAccount', namespace: 'shop', name: 'default' } },
  ]);
});

test('says which roles', () => {
  const [found] = run(everywhere([secrets], account('default'), account('cart')));
  expect(found).toMatchObject({
    message: '1 role bound to it: ClusterRole wide',
    commands: ['kubectl auth can-i --list --as=system:serviceaccount:shop:default -n shop'],
  });
});

test('silent of other ServiceAccounts and of the system', () => {
  expect(run(everywhere([secrets], account('cart'), account('default', 'kube-system')))).toEqual([]);
});

test('without ClusterRoles there is no verdict', () => {
  expect(evaluate([rule], cluster({ clusterRoleBindings: [] })).verdicts).toMatchObject([
    { outcome: 'not evaluated' },
  ]);
});
