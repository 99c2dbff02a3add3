import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/stale-node-heartbeat.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { lease } from '../builders/extension.ts';
import { DAY, MINUTE, NOW } from '../builders/meta.ts';
import { node } from '../builders/node.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const beating = (name: string, ago: number) =>
  node(name, { conditions: [conditionOf('Ready', true, { heartbeatAt: NOW - ago })] });
const renewed = (name: string, ago: number) =>
  lease(name, { namespace: 'kube-node-lease', renewedAt: NOW - ago });
const leases = (ago: number) => [renewed('tethys', 0), renewed('styx', ago)];

test('a kubelet that stopped, and nobody has marked its node', () => {
  const nodes = [beating('tethys', MINUTE), beating('styx', 45 * MINUTE)];
  expect(check({ nodes, leases: leases(40 * MINUTE) }).findings).toMatchObject([
    {
      severity: 'high',
      group: 'health',
      subject: { kind: 'Node', name: 'styx' },
      message: 'its lease is 40m behind the newest of the other nodes, yet its condition Ready is True',
    },
  ]);
});

test.each([
  ['just within', 10 * MINUTE - 1, 0],
  ['just beyond', 10 * MINUTE, 1],
  ['a day: not one capture', DAY, 0],
])('lease %s', (_, ago, findings) => {
  const nodes = [beating('tethys', 0), beating('styx', ago + MINUTE)];
  expect(check({ nodes, leases: leases(ago) }).findings).toHaveLength(findings);
});

test.each([
  [20 * MINUTE - 1, 0],
  [20 * MINUTE, 1],
])('without leases the status decides: %i', (ago, findings) => {
  expect(check({ nodes: [beating('tethys', 0), beating('styx', ago)] }).findings).toHaveLength(findings);
});

test('a status that is sent is no silence, whatever the lease', () => {
  const nodes = [beating('tethys', 0), beating('styx', 5 * MINUTE)];
  expect(check({ nodes, leases: leases(40 * MINUTE) }).findings).toEqual([]);
});

test('a node that is marked has its own rule', () => {
  const nodes = [beating('tethys', 0), node('styx', { ready: 'Unknown' })];
  expect(check({ nodes, leases: leases(40 * MINUTE) }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
