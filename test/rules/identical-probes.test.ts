import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/identical-probes.ts';
import { cluster } from '../builders/cluster.ts';
import { probe } from '../builders/container.ts';
import { pod } from '../builders/pod.ts';

const run = (
  livenessProbe: ReturnType<typeof probe> | null,
  readinessProbe: ReturnType<typeof probe> | null,
) => evaluate([rule], cluster({ pods: [pod('cart', { livenessProbe, readinessProbe })] })).findings;

test('the same question twice', () => {
  expect(run(probe({ path: '/live' }), probe({ path: '/live' }))).toMatchObject([
    { severity: 'info', group: 'hygiene', message: '1 of 1 workload: cart (httpGet 8080/live)' },
  ]);
});

test('a liveness probe that fails later is meant so', () => {
  expect(run(probe({ failureThreshold: 3 }), probe({ failureThreshold: 3 }))).toHaveLength(1);
  expect(run(probe({ failureThreshold: 4 }), probe({ failureThreshold: 3 }))).toEqual([]);
});

test.each<[string, Parameters<typeof run>]>([
  ['different paths', [probe({ path: '/live' }), probe({ path: '/ready' })]],
  ['different ports', [probe({ port: 8080 }), probe({ port: 8081 })]],
  ['commands, which are not known', [probe({ handler: 'exec' }), probe({ handler: 'exec' })]],
  ['one alone', [probe(), null]],
])('silent of %s', (_, probes) => {
  expect(run(...probes)).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
