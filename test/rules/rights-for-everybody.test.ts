import { expect, test } from 'vitest';
import type { PolicyRule } from '../../src/model/access.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/rights-for-everybody.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { allowing, everywhere, group } from './access-cases.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options)).findings;
const pods = allowing({ resources: ['pods'], verbs: ['get'] });
const secrets = allowing({ resources: ['secrets'], verbs: ['get'] });
const STRANGERS = group('system:unauthenticated');
const MEMBERS = group('system:authenticated');

test('strangers', () => {
  expect(run(everywhere([secrets], STRANGERS, MEMBERS))).toMatchObject([
    {
      severity: 'critical',
      group: 'security',
      subject: { kind: 'ClusterRoleBinding', name: 'wide' },
      message: 'system:authenticated and system:unauthenticated may read Secrets in the whole cluster',
    },
  ]);
  expect(run(everywhere([pods], { kind: 'User', namespace: null, name: 'system:anonymous' }))).toMatchObject([
    { severity: 'high', message: 'system:anonymous may use what wide allows in the whole cluster' },
  ]);
});

test('everybody who is known', () => {
  expect(run(everywhere([secrets], group('system:serviceaccounts')))).toMatchObject([{ severity: 'high' }]);
  expect(run(everywhere([pods], MEMBERS))).toEqual([]);
});

test.each<[string, PolicyRule]>([
  [
    'the version of the cluster',
    allowing({ resources: [], nonResourceURLs: ['/healthz', '/version'], verbs: ['get'] }),
  ],
  ['what oneself may do', allowing({ resources: ['selfsubjectaccessreviews'], verbs: ['create'] })],
  [
    'what kubeadm publishes',
    allowing({ resources: ['configmaps'], resourceNames: ['cluster-info'], verbs: ['get'] }),
  ],
])('silent of %s', (_, allowed) => {
  expect(run(everywhere([allowed], STRANGERS))).toEqual([]);
});

test('silent of a group of people', () => {
  expect(run(everywhere([secrets], group('developers')))).toEqual([]);
});

test('without ClusterRoles there is no verdict', () => {
  expect(evaluate([rule], cluster({ clusterRoleBindings: [] })).verdicts).toMatchObject([
    { outcome: 'not evaluated' },
  ]);
});
