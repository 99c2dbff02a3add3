import { expect, test } from 'vitest';
import { finalView } from '../../../src/report/final/view.ts';
import { cause } from '../../builders/audit.ts';
import { workloadRow } from '../sections/rows.ts';
import { dossier } from './dossier.ts';

const IDLE = workloadRow('cart', { state: 'idle', ready: 0, desired: 0 });
const suspect = cause({ mechanism: 'scaled-to-zero-while-called', severity: 'low', root: IDLE.ref });
const given = { inventory: { workloads: [IDLE] }, causes: [suspect] };

test('what looks healthy and does not work stands in a section of its own', () => {
  const { suspects, causes, verdict } = finalView(dossier(given));
  expect(suspects).toContain('`shop/cart`');
  expect(causes).toBeNull();
  expect(verdict).toContain('1 more object looks healthy and may not work');
});

test('what the auditor has put off is known not to work', () => {
  const { suspects, verdict } = finalView(dossier(given, { deferred: { 'shop/cart': 'No image' } }));
  expect(suspects).toBeNull();
  expect(verdict).not.toContain('may not work');
});
