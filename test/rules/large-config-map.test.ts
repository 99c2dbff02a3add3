import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/large-config-map.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { configMap } from '../builders/configuration.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const LIMIT = 1024 * 1024;

test.each([
  [0.8 * LIMIT, 1],
  [0.8 * LIMIT - 1, 0],
])('%d bytes', (bytes, count) => {
  expect(run({ configMaps: [configMap('rules', { bytes })] }).findings).toHaveLength(count);
});

test('says how large it is', () => {
  expect(run({ configMaps: [configMap('rules', { bytes: 1000 * 1024 })] }).findings).toMatchObject([
    { severity: 'low', message: '1000Ki in 1 key, of 1Mi at most' },
  ]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
