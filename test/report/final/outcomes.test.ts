import { expect, test } from 'vitest';
import { deferredWorkloads } from '../../../src/report/final/deferred.ts';
import { counts, outcomeCounts, outcomeOf } from '../../../src/report/final/finding-outcomes.ts';
import { outcomeLists } from '../../../src/report/final/outcome-lists.ts';
import { deployment } from '../../builders/audit.ts';
import { comparison, findingChange } from '../../builders/comparison.ts';
import { workloadRow } from '../sections/rows.ts';
import { dossier } from './dossier.ts';

const IDLE = workloadRow('cart', { state: 'idle', ready: 0, desired: 0 });
const putOff = deferredWorkloads(
  dossier({ inventory: { workloads: [IDLE] } }, { deferred: { 'shop/cart': 'No image' } }),
);

test.each([
  ['fixed', 'deferred'],
  ['open', 'deferred'],
  ['no longer visible', 'no longer visible'],
  ['new', 'new'],
] as const)('a %s health finding of what was put off is %s', (state, outcome) => {
  expect(outcomeOf(findingChange(state), putOff)).toBe(outcome);
});

test('what is fixed on a workload that runs is resolved, whatever was said to be put off', () => {
  const running = deferredWorkloads(
    dossier({ inventory: { workloads: [workloadRow('cart')] } }, { deferred: { 'shop/cart': 'No image' } }),
  );
  expect(outcomeOf(findingChange('fixed'), running)).toBe('resolved');
});

test('a setting that was corrected on it is resolved: only its health waits', () => {
  expect(outcomeOf(findingChange('fixed', { group: 'cleanup' }), putOff)).toBe('resolved');
});

test('scaled to zero without a word is not mended, and what is open on it stays open', () => {
  const silent = deferredWorkloads(dossier({ inventory: { workloads: [IDLE] } }));
  expect(outcomeOf(findingChange('fixed'), silent)).toBe('deferred');
  expect(outcomeOf(findingChange('open', { group: 'hygiene' }), silent)).toBe('open');
});

test('another object of the same name is not meant', () => {
  const subject = { ...deployment('cart'), kind: 'HorizontalPodAutoscaler' };
  expect(outcomeOf(findingChange('fixed', { subject }), putOff)).toBe('resolved');
});

test('counts of before add up, by severity and in all', () => {
  const findings = [
    findingChange('fixed', { severity: 'critical' }),
    findingChange('fixed', { subject: deployment('search') }),
    findingChange('open', { subject: deployment('search') }),
    findingChange('no longer visible', { subject: deployment('search') }),
    findingChange('new', { subject: deployment('search') }),
  ];
  expect(counts(findings, putOff)).toEqual({
    before: 4,
    resolved: 1,
    deferred: 1,
    open: 1,
    'no longer visible': 1,
    new: 1,
  });
  expect(outcomeCounts(findings, putOff).map(({ severity, counts: own }) => [severity, own.before])).toEqual([
    ['critical', 1],
    ['medium', 3],
  ]);
});

test('every finding that is counted is listed, below what became of it', () => {
  const findings = [
    findingChange('fixed'),
    findingChange('fixed', { subject: deployment('search'), title: 'Job failed' }),
    findingChange('open', { subject: deployment('search'), group: 'risk' }),
    findingChange('no longer visible', { subject: deployment('till') }),
    findingChange('new', { subject: deployment('till') }),
  ];
  const page = outcomeLists(comparison({ findings }), putOff);
  expect(page.match(/^### .*/gm)).toEqual([
    '### Resolved',
    '### Deferred',
    '### Still open',
    '### No longer visible',
    '### New',
  ]);
  expect(page).toMatch(/### Resolved\n\n1 finding\.\n[^#]*`shop\/search` \| Job failed/);
  expect(page).toMatch(/### Deferred\n\n1 finding\. .*: not mended\.\n[^#]*`shop\/cart`/);
  expect(page.match(/^\| 🟡 medium /gm)).toHaveLength(5);
});
