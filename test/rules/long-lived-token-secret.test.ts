import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/long-lived-token-secret.ts';
import { cluster } from '../builders/cluster.ts';
import { secret } from '../builders/configuration.ts';

const token = (name: string, account: string, namespace = 'shop') =>
  secret(name, {
    namespace,
    type: 'kubernetes.io/service-account-token',
    annotations: { 'kubernetes.io/service-account.name': account },
  });
const run = (...secrets: readonly ReturnType<typeof secret>[]) =>
  evaluate([rule], cluster({ secrets })).findings;

test('once a namespace; those made by hand count', () => {
  expect(run(token('ci', 'pipeline'), token('default-token-x7k2p', 'default'))).toMatchObject([
    {
      severity: 'low',
      group: 'security',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '2 tokens, 1 made by hand: ci',
    },
  ]);
});

test('what old clusters made for each ServiceAccount is no more than a note', () => {
  expect(run(token('default-token-x7k2p', 'default'))).toMatchObject([
    { severity: 'info', message: '1 token, made by Kubernetes: default-token-x7k2p' },
  ]);
  expect(run(token('till-token-x7k2p', 'cart'))).toMatchObject([{ severity: 'low' }]);
});

test('silent of other Secrets and of the system', () => {
  expect(run(secret('db'), token('ci', 'pipeline', 'kube-system'))).toEqual([]);
});

test('without Secrets there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
