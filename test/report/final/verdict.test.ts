import { expect, test } from 'vitest';
import { finalVerdict } from '../../../src/report/final/verdict.ts';
import { audit } from '../../builders/audit.ts';
import { findingChange } from '../../builders/comparison.ts';
import { workloadRow } from '../sections/rows.ts';
import { dossier } from './dossier.ts';

const IDLE = workloadRow('cart', { state: 'idle', ready: 0, desired: 0 });

test('names what it leaves out, and whether anybody says why', () => {
  const inventory = { workloads: [IDLE, workloadRow('search')] };
  expect(finalVerdict(dossier({ inventory }))).toContain(
    '**Healthy**, leaving out 1 workload scaled to zero (`shop/cart`; nobody states why).',
  );
  expect(finalVerdict(dossier({ inventory }, { deferred: { 'shop/cart': 'No image' } }))).toContain(
    '(`shop/cart`; put off by the auditor)',
  );
});

test('leaves out nothing where everything runs', () => {
  const page = finalVerdict(dossier({ inventory: { workloads: [workloadRow('cart')] } }));
  expect(page).toContain('🟢 **Healthy**. ');
  expect(page).not.toContain('leaving out');
});

test('says how it was before, and counts what became of findings', () => {
  const { verdict } = audit();
  const page = finalVerdict(
    dossier({}, null, {
      audit: { verdict: { ...verdict, state: 'critical' } },
      comparison: { findings: [findingChange('fixed'), findingChange('new')] },
    }),
  );
  expect(page).toContain('**Healthy**; critical before.');
  expect(page).toContain('| **Total** | 1 | 1 | 0 | 0 | 1 |');
});

test('has a column for what is no longer visible only where something is', () => {
  const page = (state: 'fixed' | 'no longer visible') =>
    finalVerdict(dossier({}, null, { comparison: { findings: [findingChange(state)] } }));
  expect(page('fixed')).not.toContain('No longer visible');
  expect(page('no longer visible')).toContain('| **Total** | 1 | 0 | 0 | 0 | 1 | 0 |');
});

test('a full disk is a known issue beside a healthy verdict, from 85 % on', () => {
  const page = (usedPercent: number) =>
    finalVerdict(dossier({}, { measurements: { disks: { 'shop-node-1': { usedPercent } } } }));
  expect(page(85)).toContain('The disk of `shop-node-1` is 85 % full.');
  expect(page(84.9)).not.toContain('full');
});

test('known issues of the brief stand beside the verdict', () => {
  const page = finalVerdict(dossier({}, { knownIssues: ['The registry is slow.'] }));
  expect(page).toContain(
    'Known issues, stated by the auditor and not part of this verdict:\n\n- The registry is slow.',
  );
});
