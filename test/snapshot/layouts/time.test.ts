import { expect, test } from 'vitest';
import { isoTime } from '../../../src/model/instant.ts';
import { capture, json, LATE, node, pod, typed } from './capture.ts';

function list(items: readonly object[]): string {
  return json({ apiVersion: 'v1', kind: 'List', items });
}

function running(name: string, startedAt: string): object {
  const fresh = pod('shop', name);
  return typed('Pod', 'v1', {
    ...fresh,
    status: { conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: startedAt }] },
  });
}

test('one object of the year 2999 is not when the capture was made', async () => {
  const pods = [running('cart-0', LATE), running('web-0', LATE), running('till-0', '2999-01-01T00:00:00Z')];
  const { ledger, cluster } = await capture({ 'pods.json': list(pods) });
  expect(isoTime(cluster.now)).toBe(LATE);
  expect(ledger.captureTime.detail).toMatch(/not believed: 2999-01-01T00:00:00Z of Pod shop\/till-0/);
});

test('a marker of another capture is noted where it lies', async () => {
  const { ledger } = await capture({
    'captured-at.txt': '2019-05-01T00:00:00Z\n',
    'pods.json': list([running('cart-0', LATE)]),
    'nodes.json': list([typed('Node', 'v1', node('pi-worker'))]),
  });
  expect(ledger.captureTime.source).toBe('marker');
  expect(ledger.files.find(({ path }) => path === 'captured-at.txt')?.problems).toEqual([
    { level: 'warning', message: expect.stringContaining('dated 6 years later (Pod shop/cart-0') },
  ]);
});
