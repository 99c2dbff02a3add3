import { expect, test } from 'vitest';
import { readMeta } from '../../src/model/read-meta.ts';
import { unshared } from '../../src/model/share.ts';

const source = { file: 'deployments.json', document: 0, item: 0 };
const type = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop' };
const meta = (applied: unknown) =>
  readMeta(
    {
      metadata: {
        name: 'cart',
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': applied },
      },
    },
    { ...type, name: 'deployments' },
    source,
    unshared,
  );

test.each([
  ['as kubectl writes it', '{"apiVersion":"extensions/v1beta1","kind":"Deployment"}\n', 'extensions/v1beta1'],
  ['of the core group', '{"apiVersion":"v1","kind":"Service"}', 'v1'],
  ['with blanks', ' { "apiVersion" : "apps/v1" }', 'apps/v1'],
  ['not first', '{"kind":"Deployment","apiVersion":"apps/v1"}', null],
  ['not a version', '{"apiVersion":"my secret"}', null],
  ['redacted', '***HIDDEN***', null],
  ['no text', 7, null],
])('the version last applied: %s', (_, applied, expected) => {
  expect(meta(applied)?.appliedVersion).toBe(expected);
});

test('nothing else of what was applied is kept', () => {
  const applied = '{"apiVersion":"v1","kind":"Secret","stringData":{"password":"swordfish"}}';
  expect(JSON.stringify(meta(applied))).not.toContain('swordfish');
});
