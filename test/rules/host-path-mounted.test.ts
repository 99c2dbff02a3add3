import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/host-path-mounted.ts';
import { cluster } from '../builders/cluster.ts';
import type { pod } from '../builders/pod.ts';
import { mounting } from './host-path-cases.ts';

const run = (one: ReturnType<typeof pod>) => evaluate([rule], cluster({ pods: [one] })).findings;

test('data in a directory of the node', () => {
  expect(run(mounting('/srv/data'))).toMatchObject([
    { severity: 'low', group: 'security', message: 'mounts /srv/data (writable) of the node; 1 pod' },
  ]);
  expect(run(mounting('/srv/data', { readOnly: true }))).toMatchObject([{ severity: 'info' }]);
  expect(run(mounting('/var/log', { readOnly: true }))).toMatchObject([{ severity: 'info' }]);
});

test.each([
  '/etc/localtime',
  '/etc/ssl/certs/',
  '/dev/ttyUSB0',
  '/dev/dri',
  '/lib/modules',
  '/etc',
  '/run/docker.sock',
])('silent of %s', (path) => {
  expect(run(mounting(path))).toEqual([]);
});

test('silent of an agent of the node', () => {
  expect(run(mounting('/srv/data', {}, { image: 'fluent/fluent-bit:3.0' }))).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
