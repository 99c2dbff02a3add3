import { expect, test } from 'vitest';
import type { ResourceCapacity } from '../../../src/analysis/capacity.ts';
import { capacity } from '../../../src/report/sections/capacity.ts';
import { audit } from '../../builders/audit.ts';
import { GIBIBYTE } from '../../builders/meta.ts';

const CPU: ResourceCapacity = {
  allocatable: 32,
  requests: 8,
  limits: 16,
  usage: {
    used: 0.952,
    of: 32,
    percent: 2.975,
    free: 31.048,
    mean: 0.119,
    measuredNodes: 8,
    unmeasuredNodes: [],
    peak: { node: 'berlin-1', used: 0.185, percent: 4 },
  },
};
const MEMORY: ResourceCapacity = {
  allocatable: 64 * GIBIBYTE,
  requests: null,
  limits: null,
  usage: null,
};

test('sums, shares of allocatable and the busiest node', () => {
  const page = capacity(
    audit({ capacity: { cpu: CPU, memory: null, pods: { running: 163, allocatable: 880 } } }),
  );
  expect(page).toContain(
    '| **CPU** | 952m (3.0 %) | 8000m (25.0 %) | 16 cores (50.0 %) | 32 cores | 31.05 cores (97.0 %) |',
  );
  expect(page).toContain(
    '119m a node on average, at most 185m (4%) on `berlin-1`; 31.0 of 32 cores free (97.0 %).',
  );
  expect(page).toContain('Pods: 163 of 880 that the nodes allow (18.5 %).');
  expect(page).toContain('over 8 nodes');
});

test('nodes without metrics are named, and are in no sum', () => {
  const usage = CPU.usage === null ? null : { ...CPU.usage, measuredNodes: 7, unmeasuredNodes: ['berlin-8'] };
  const page = capacity(audit({ capacity: { cpu: { ...CPU, usage }, memory: null, pods: null } }));
  expect(page).toContain('over 7 nodes');
  expect(page).toContain('Not measured: `berlin-8`; used and free are of the other nodes.');
});

test.each([
  ['not captured', 'What is in use was not evaluated: top nodes not captured.'],
  [
    'captured',
    'What is in use was not evaluated: "kubectl top nodes" was captured, and names none of these nodes.',
  ],
] as const)(
  'nothing but what can be allocated: no table of "not evaluated", top nodes %s',
  (state, reason) => {
    const page = capacity(
      audit({
        capacity: { cpu: { ...CPU, requests: null, limits: null, usage: null }, memory: MEMORY, pods: null },
        states: { nodeMetrics: state, pods: 'forbidden' },
      }),
    );
    expect(page).toContain('Allocatable: 32 cores and 64Gi of memory.');
    expect(page).toContain(reason);
    expect(page).toContain('What is requested was not evaluated: pods forbidden.');
    expect(page).not.toContain('|');
  },
);

test('nodes that do not say what they can allocate', () => {
  expect(capacity(audit())).toBe('Not evaluated: the nodes do not say what they can allocate.');
});
