import { expect, test } from 'vitest';
import type { ObjectReference } from '../../src/model/object.ts';
import rule from '../../src/rules/binding-without-service-account.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { roleBinding, serviceAccount } from '../builders/configuration.ts';
import { account, group } from './access-cases.ts';

const check = (subjects: readonly ObjectReference[], options: ClusterOptions = {}) =>
  evaluate(
    [rule],
    cluster({
      serviceAccounts: [serviceAccount('default'), serviceAccount('cart')],
      roleBindings: [roleBinding('reader', { subjects })],
      ...options,
    }),
  );

test('a subject that is not there', () => {
  expect(check([account('cart'), account('till')]).findings).toMatchObject([
    {
      severity: 'low',
      group: 'cleanup',
      subject: { kind: 'RoleBinding', name: 'reader' },
      message: '1 of 2 subjects of role reader does not exist: shop/till',
    },
  ]);
});

test.each<[string, ObjectReference]>([
  ['one that is there', account('cart')],
  ['people', group('developers')],
  ['controllers of the system', account('job-controller', 'kube-system')],
  ['a namespace that was not captured', account('cart', 'elsewhere')],
])('silent of %s', (_, subject) => {
  expect(check([subject]).findings).toEqual([]);
});

test('ServiceAccounts captured in part are no evidence', () => {
  expect(check([account('till')], { states: { serviceAccounts: 'partial' } }).verdicts).toMatchObject([
    { outcome: 'not evaluated', missing: ['serviceAccounts'] },
  ]);
});
