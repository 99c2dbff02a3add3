import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/ssh-server-in-pod.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const port = (number: number, protocol = 'TCP') => [{ name: null, port: number, protocol, hostPort: null }];
const run = (options: Parameters<typeof pod>[1]) =>
  evaluate([rule], cluster({ pods: [pod('cart', options)] })).findings;

test.each([
  [22, 'medium'],
  [2222, 'low'],
])('port %d: %s', (number, severity) => {
  expect(run({ ports: port(number) })).toMatchObject([
    { severity, group: 'security', message: `SSH: 1 of 1 container: app (port ${number}); 1 pod` },
  ]);
});

test('silent of other ports, and of what serves SSH', () => {
  expect(run({ ports: port(8022) })).toEqual([]);
  expect(run({ ports: port(22, 'UDP') })).toEqual([]);
  expect(run({ ports: port(22), image: 'gitea/gitea:1.22' })).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
