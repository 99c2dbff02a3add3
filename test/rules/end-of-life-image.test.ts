import { expect, test } from 'vitest';
import rule from '../../src/rules/end-of-life-image.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';

const run = (image: string, now = NOW) =>
  evaluate([rule], cluster({ now, pods: [pod('cart', { image })] })).findings;

test.each([
  ['python:3.6', '2021-12-23'],
  ['python:2.7.18-slim', '2020-01-01'],
  ['node:16.20.2-alpine', '2023-09-11'],
  ['postgres:10.18-alpine', '2022-11-10'],
  ['redis:6.0.16', '2022-05-31'],
  ['debian:stretch-slim', '2022-06-30'],
  ['hub.local:5000/library/mysql:5.7', '2023-10-31'],
])('%s', (image, ended) => {
  expect(run(image)).toMatchObject([
    {
      severity: 'medium',
      group: 'security',
      subject: { kind: 'Namespace', name: 'shop' },
      message: `1 of 1 workload: cart (${image}, ended ${ended}); dates as of 2026-11-21`,
      evidence: [{ path: 'spec.containers[0].image', value: image }],
    },
  ]);
});

test('the system below the program counts, too', () => {
  expect(run('python:3.12-buster')).toMatchObject([
    { facts: { listed: [{ detail: 'python:3.12-buster, ended 2024-06-30' }] } },
  ]);
});

test('the day decides, and a year after it is worse', () => {
  const image = 'ubuntu:18.04';
  expect(run(image, Date.parse('2023-05-31T23:59:59Z'))).toEqual([]);
  expect(run(image, Date.parse('2023-06-01T00:00:00Z'))).toMatchObject([{ severity: 'low' }]);
  expect(run(image, Date.parse('2024-05-30T00:00:00Z'))).toMatchObject([{ severity: 'low' }]);
  expect(run(image, Date.parse('2024-06-01T00:00:00Z'))).toMatchObject([{ severity: 'medium' }]);
});

test.each([
  'python:3.13',
  'python:latest',
  'python',
  'postgres:100',
  'acme/python:3.6',
  'node:20-bookworm',
  'redis:6.2',
  'redis:7-alpine',
  'mariadb:10.11',
  'alpine:3.1000',
])('silent of %s', (image) => {
  expect(run(image)).toEqual([]);
});

test('without a capture time nothing is old', () => {
  expect(run('python:3.6', 0)).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
