import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/sensitive-host-path-mounted.ts';
import { cluster } from '../builders/cluster.ts';
import type { pod } from '../builders/pod.ts';
import { mounting } from './host-path-cases.ts';

const run = (one: ReturnType<typeof pod>) => evaluate([rule], cluster({ pods: [one] })).findings;

test.each(['/', '/etc', '/etc/', '/etc/kubernetes/pki', '/var/lib/kubelet', '/root/.ssh', '/proc', '/dev'])(
  '%s',
  (path) => {
    expect(run(mounting(path))).toMatchObject([{ severity: 'high', group: 'security' }]);
    expect(run(mounting(path, { readOnly: true }))).toMatchObject([{ severity: 'medium' }]);
  },
);

test('says which, and whether it may write', () => {
  expect(run(mounting('/etc'))).toMatchObject([{ message: 'mounts /etc (writable) of the node; 1 pod' }]);
});

test('logs are sensitive only to write', () => {
  expect(run(mounting('/var/log'))).toMatchObject([{ severity: 'high' }]);
  expect(run(mounting('/var/log', { readOnly: true }))).toEqual([]);
});

test('what is mounted for the node to see, too', () => {
  expect(run(mounting('/srv/data', { propagation: 'Bidirectional' }))).toMatchObject([
    {
      severity: 'high',
      message: 'mounts /srv/data (mounts show on the node: Bidirectional) of the node; 1 pod',
    },
  ]);
});

test('an agent of the node needs it', () => {
  const agent = mounting('/', { readOnly: true }, { image: 'prom/node-exporter:v1.8.0' });
  expect(run(agent)).toMatchObject([{ severity: 'info' }]);
});

test.each([
  '/srv/data',
  '/etc/localtime',
  '/etc/ssl/certs',
  '/dev/dri',
  '/var/lib/models',
  '/run/docker.sock',
])('silent of %s', (path) => {
  expect(run(mounting(path))).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
