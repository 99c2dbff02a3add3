import { expect, test } from 'vitest';
import { certificateRows } from '../../../src/analysis/inventory/certificate-rows.ts';
import { conditionOf } from '../../builders/condition.ts';
import { customResource } from '../../builders/extension.ts';
import { DAY, HOUR, NOW } from '../../builders/meta.ts';

const FACTS = { dnsNames: ['shop.example'], issuer: 'Issuer ca' };
const stateOf = (
  notAfter: number | null,
  renewalTime: number | null,
  ready: boolean | null = true,
  now: number = NOW,
) =>
  certificateRows({
    customResources: [
      customResource('shop', {
        conditions: ready === null ? [] : [conditionOf('Ready', ready)],
        certificate: { ...FACTS, notAfter, renewalTime },
      }),
    ],
    now,
  })[0]?.state;

test.each([
  ['valid', NOW + 14 * DAY + 1, NOW + DAY, true],
  ['expires soon', NOW + 14 * DAY, NOW + DAY, true],
  ['expired', NOW, NOW - 30 * DAY, true],
  ['expired', NOW - DAY, null, false],
  ['not ready', NOW + 60 * DAY, NOW + 30 * DAY, false],
  ['renewal overdue', NOW + 20 * DAY, NOW - HOUR - 1, true],
  ['valid', NOW + 20 * DAY, NOW - HOUR, true],
  ['unknown', null, null, true],
  ['unknown', NOW + 60 * DAY, null, null],
])('%s', (state, notAfter, renewalTime, ready) => {
  expect(stateOf(notAfter, renewalTime, ready)).toBe(state);
});

test('without a capture time nobody knows what is over', () => {
  expect(stateOf(NOW - DAY, NOW - DAY, true, 0)).toBe('unknown');
  expect(stateOf(NOW - DAY, NOW - DAY, false, 0)).toBe('not ready');
});

test('other custom resources are no certificates', () => {
  expect(certificateRows({ customResources: [customResource('ca', { kind: 'Issuer' })], now: NOW })).toEqual(
    [],
  );
});
