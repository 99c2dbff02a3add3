import { expect, test } from 'vitest';
import { nodeHealth } from '../../../src/report/architecture/node-health.ts';
import { whatChanged } from '../../../src/report/compared/what-changed.ts';
import { nodeHealth as finalNodeHealth } from '../../../src/report/final/node-health.ts';
import { runningWorkloads } from '../../../src/report/final/running-workloads.ts';
import { namespaces } from '../../../src/report/sections/namespaces.ts';
import { nodes } from '../../../src/report/sections/nodes.ts';
import { storage } from '../../../src/report/sections/storage.ts';
import { audit, deployment } from '../../builders/audit.ts';
import { comparison } from '../../builders/comparison.ts';
import { briefOf, dossier } from '../final/dossier.ts';
import { namespaceRow, nodeRow, workloadRow } from './rows.ts';

/** Valid names in Kubernetes, and members of every object in JavaScript. */
const NAME = 'constructor';
const BRIEF = {
  namespaces: { shop: 'Shop' },
  nodes: { berlin: 'old' },
  storage: { fast: { capacity: '1TB' } },
  environments: { shop: 'Production' },
  measurements: { disks: { berlin: { usedPercent: 10 } }, images: { 'cart:1': '1MB' } },
};

const FAST = {
  provisioner: 'driver.longhorn.io',
  isDefault: true,
  reclaimPolicy: 'Delete',
  claims: 0,
  unbound: 0,
  requestedBytes: 0,
};

const brief = briefOf(BRIEF);
const inventory = {
  nodes: [nodeRow(NAME), nodeRow('berlin')],
  namespaces: [namespaceRow(NAME)],
  storageClasses: [{ ...FAST, name: NAME }],
  workloads: [workloadRow('cart', { ref: deployment('cart', NAME) })],
};

test.each([
  ['namespaces', () => namespaces(audit({ inventory }), brief)],
  ['nodes', () => nodes(audit({ inventory }), brief)],
  ['storage', () => storage(audit({ inventory }), brief)],
  ['nodes of an architecture', () => nodeHealth(audit({ inventory }), brief)],
  ['nodes of a final report', () => finalNodeHealth(dossier({ inventory }, BRIEF))],
  ['environments', () => runningWorkloads(audit({ inventory }), brief)],
  [
    'images',
    () =>
      whatChanged(
        comparison({
          images: [
            {
              workload: deployment('cart'),
              container: 'app',
              before: 'cart:1',
              after: NAME,
              afterBytes: null,
            },
          ],
        }),
        brief,
      ),
  ],
])('the brief says nothing of what is only called like a member of its maps: %s', (_, page) => {
  expect(page()).toContain(NAME);
  expect(page()).not.toMatch(/function|native code|NaN|undefined/);
});
