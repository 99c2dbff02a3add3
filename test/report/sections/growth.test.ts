import { expect, test } from 'vitest';
import type { Growth } from '../../../src/analysis/growth.ts';
import { growth } from '../../../src/report/sections/growth.ts';
import { audit, deployment } from '../../builders/audit.ts';
import { GIBIBYTE } from '../../builders/meta.ts';

const ESTIMATE: Growth = {
  basis: 'requests',
  nodes: { counted: 7, total: 8 },
  headroom: { cpu: 24.5, memory: 40 * GIBIBYTE, pods: 600 },
  workloads: { measured: 3, total: 9 },
  references: [
    {
      size: 'largest',
      workload: deployment('db'),
      footprint: { cpu: 2, memory: 4 * GIBIBYTE, pods: 3 },
      fits: { cpu: 12, memory: 10, pods: 200 },
      copies: 10,
      boundBy: 'memory',
    },
  ],
};

test('the formula, the reference and what bounds it stand beside the result', () => {
  const page = growth(audit({ growth: ESTIMATE }));
  expect(page).toContain(
    'Headroom: 24.5 cores, 40Gi of memory and 600 pods: allocatable less requested, over 7 of 8 nodes; the others',
  );
  expect(page).toContain(
    '| largest: Deployment `shop/db` | 3 | 2 cores | 4Gi | 12 | 10 | 200 | **10** (memory) |',
  );
  expect(page).toContain('Copies = headroom ÷ what the reference workload takes');
  expect(page).toContain('of 9 workloads of applications and databases with all replicas ready');
  expect(page).toContain('6 of them neither request nor show it');
  expect(page).toContain('no forecast');
});

test('what was in use counts where it was captured', () => {
  const page = growth(audit({ growth: { ...ESTIMATE, basis: 'requests and use' } }));
  expect(page).toContain('allocatable less the larger of requested and in use, over 7 of 8 nodes');
  expect(page).not.toContain('not captured');
});

test('nothing without an estimate', () => {
  expect(growth(audit())).toBe('');
});
