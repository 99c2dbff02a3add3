import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/mutable-tag-not-pulled.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const run = (...pods: readonly ReturnType<typeof pod>[]) => evaluate([rule], cluster({ pods })).findings;

test('once a namespace', () => {
  const pods = [
    pod('cart', { image: 'acme/cart:latest' }),
    pod('mail', { image: 'acme/mail', imagePullPolicy: 'Never' }),
    pod('till'),
  ];
  expect(run(...pods)).toMatchObject([
    {
      severity: 'low',
      group: 'hygiene',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '2 of 3 workloads: cart (acme/cart:latest, IfNotPresent) and mail (acme/mail, Never)',
      evidence: [{ path: 'spec.containers[0].imagePullPolicy', value: 'IfNotPresent' }, { value: 'Never' }],
    },
  ]);
});

test('images that are put on the node by hand are no surprise', () => {
  expect(run(pod('cart', { image: 'acme/cart', imagePullPolicy: 'Never' }))).toMatchObject([
    { severity: 'info' },
  ]);
});

test.each([
  ['pulled each time', { image: 'acme/cart:latest', imagePullPolicy: 'Always' }],
  ['a version', { image: 'acme/cart:1.0' }],
  ['a digest', { image: `acme/cart:latest@sha256:${'0'.repeat(64)}` }],
  ['the system', { image: 'acme/cart', namespace: 'kube-system' }],
])('silent of %s', (_, options) => {
  expect(run(pod('cart', options))).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
