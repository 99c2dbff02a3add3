import { expect, test } from 'vitest';
import type { ObjectReference } from '../../src/model/object.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/foreign-service-account-bound.ts';
import { cluster } from '../builders/cluster.ts';
import { roleBinding } from '../builders/configuration.ts';
import { account, group } from './access-cases.ts';

const run = (...subjects: readonly ObjectReference[]) =>
  evaluate([rule], cluster({ roleBindings: [roleBinding('deploy', { subjects })] })).findings;

test('once a namespace', () => {
  expect(run(account('pipeline', 'build'), account('cart'))).toMatchObject([
    {
      severity: 'info',
      group: 'security',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '1 ServiceAccount in 1 RoleBinding: build/pipeline',
    },
  ]);
});

test.each<[string, ObjectReference]>([
  ['its own', account('cart')],
  ['people', group('developers')],
  ['the system', account('metrics', 'kube-system')],
  ['a controller', account('prometheus', 'monitoring')],
])('silent of %s', (_, subject) => {
  expect(run(subject)).toEqual([]);
});

test('without RoleBindings there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
