import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/node-without-metrics.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';
import { node } from '../builders/node.ts';
import { nodeMetrics } from '../builders/observation.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const nodes = [node('tethys'), node('styx')];

test('a node that is missing in the table', () => {
  expect(check({ nodes, nodeMetrics: [nodeMetrics('tethys')] }).findings).toMatchObject([
    { severity: 'low', group: 'hygiene', subject: { kind: 'Node', name: 'styx' } },
  ]);
});

test('a row without numbers', () => {
  const rows = [nodeMetrics('tethys'), nodeMetrics('styx', { cpu: null, memory: null })];
  expect(check({ nodes, nodeMetrics: rows }).findings).toHaveLength(1);
});

test.each([
  ['it is down', node('styx', { ready: false })],
  ['it is new', node('styx', { createdAt: NOW - 9 * MINUTE })],
])('silent: %s', (_, styx) => {
  expect(check({ nodes: [node('tethys'), styx], nodeMetrics: [nodeMetrics('tethys')] }).findings).toEqual([]);
});

test('after ten minutes it is not new', () => {
  const old = node('styx', { createdAt: NOW - 10 * MINUTE });
  expect(check({ nodes: [node('tethys'), old], nodeMetrics: [nodeMetrics('tethys')] }).findings).toHaveLength(
    1,
  );
});

test('the table of another cluster', () => {
  expect(check({ nodes, nodeMetrics: [nodeMetrics('titan', { at: NOW - HOUR })] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ nodes })).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
