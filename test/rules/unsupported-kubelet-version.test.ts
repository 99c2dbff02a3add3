import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unsupported-kubelet-version.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { version } from '../builders/observation.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const now = Date.parse('2025-07-16T00:00:00Z');

test('kubelets that get no fixes any more', () => {
  const nodes = [node('tethys', { kubeletVersion: 'v1.30.4' }), node('styx', { kubeletVersion: 'v1.32.5' })];
  expect(check({ nodes, version: version('v1.32.5'), now }).findings).toMatchObject([
    {
      severity: 'medium',
      message:
        '1 of 2 nodes run a kubelet that gets no fixes from the project: v1.30.4, since 2025-07-15 (as of 2026-11-21)',
      related: [{ kind: 'Node', name: 'tethys' }],
    },
  ]);
});

test('of the version of the API server another rule speaks', () => {
  const nodes = [node('tethys', { kubeletVersion: 'v1.30.4' })];
  expect(check({ nodes, version: version('v1.30.6'), now }).findings).toEqual([]);
  expect(check({ nodes, now }).findings).toHaveLength(1);
});

test('the day before it is supported', () => {
  const nodes = [node('tethys', { kubeletVersion: 'v1.30.4' })];
  expect(check({ nodes, now: now - 2000 }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
