import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { healthy, list, node } from '../cli/shop.ts';
import { damaged, inFolder } from './damaged.ts';

const NODES = list('Node', [node('pi-worker')]);
const PODS = list('Pod', [healthy('shop', 'cart-0')]);
const NEWEST = Date.UTC(2025, 9, 1);
const METRICS = JSON.stringify({
  kind: 'NodeMetricsList',
  apiVersion: 'metrics.k8s.io/v1beta1',
  items: [
    {
      metadata: { name: 'pi-worker' },
      timestamp: '2025-11-03T00:00:00Z',
      usage: { cpu: '1', memory: '1Gi' },
    },
  ],
});

describe('2.7 now is what the capture says it is', () => {
  const base = { 'nodes.json': NODES, 'pods.json': PODS };
  test.each([
    [
      'snapshot.yaml',
      {
        'snapshot.yaml': 'capturedAt: 2025-11-01T00:00:00Z\n',
        timestamp: '2025-11-02T00:00:00Z\n',
        'm.json': METRICS,
      },
      'snapshot.yaml',
      Date.UTC(2025, 10, 1),
    ],
    [
      'a marker',
      { timestamp: '2025-11-02 01:00:00.5 +0100 CET m=+0.1\n', 'm.json': METRICS },
      'marker',
      Date.UTC(2025, 10, 2),
    ],
    ['the metrics', { 'm.json': METRICS }, 'metrics', Date.UTC(2025, 10, 3)],
    ['the newest time in any object', {}, 'newest timestamp', NEWEST],
  ])('%s', async (_, files, source, at) => {
    const { audit } = await damaged({ ...base, ...files });
    expect(audit.ledger.captureTime).toMatchObject({ source, at });
    expect(audit.now).toBe(at);
  });

  test('an end after a start is the time', async () => {
    const marker =
      '2025-11-02 01:00:00.123456 +0100 CET m=+0.1\n2025-11-02 01:10:00.123456 +0100 CET m=+600.1\n';
    const { audit } = await damaged({ ...base, 'must-gather.local.1/timestamp': marker });
    expect(audit.now).toBe(Date.UTC(2025, 10, 2, 0, 10));
  });

  test('file times and the clock of the machine are not asked', async () => {
    const folder = inFolder(base);
    const before = await readSnapshot(folder, { namespaces: null, capturedAt: null });
    for (const path of Object.keys(base)) utimesSync(join(folder, path), 2_000_000_000, 2_000_000_000);
    const after = await readSnapshot(folder, { namespaces: null, capturedAt: null });
    expect([before.cluster.now, after.cluster.now]).toEqual([NEWEST, NEWEST]);
  });

  test('an age is never negative: what is newer than the clock moves it', async () => {
    const late = PODS.replaceAll('2025-10-01', '2025-11-02');
    const { audit } = await damaged({ 'pods.json': late, timestamp: '2025-11-01T23:59:00Z\n' });
    expect(audit.now).toBe(Date.UTC(2025, 10, 2));
  });
});

describe('2.6 the time of an event', () => {
  const event = (fields: object) =>
    JSON.stringify({
      kind: 'EventList',
      apiVersion: 'v1',
      items: [
        {
          metadata: { name: 'cart-0.1', namespace: 'shop', creationTimestamp: '2025-10-19T10:00:00Z' },
          involvedObject: { kind: 'Pod', name: 'cart-0', namespace: 'shop' },
          reason: 'BackOff',
          ...fields,
        },
      ],
    });
  test.each([
    [
      'lastTimestamp',
      { lastTimestamp: '2025-10-19T14:00:00Z', series: { lastObservedTime: '2025-10-19T13:00:00.000000Z' } },
      14,
    ],
    [
      'the series',
      {
        lastTimestamp: null,
        series: { lastObservedTime: '2025-10-19T13:00:00.000000Z', count: 3 },
        eventTime: '2025-10-19T12:00:00.000000Z',
      },
      13,
    ],
    [
      'eventTime',
      { lastTimestamp: null, eventTime: '2025-10-19T12:00:00.000000Z', firstTimestamp: null },
      12,
    ],
    ['firstTimestamp', { lastTimestamp: null, eventTime: null, firstTimestamp: '2025-10-19T11:00:00Z' }, 11],
    ['its creation', { lastTimestamp: null, eventTime: null, firstTimestamp: null }, 10],
  ])('%s', async (_, fields, hour) => {
    const { cluster } = await damaged({ 'events.json': event(fields) });
    expect(cluster.events).toMatchObject([{ lastAt: Date.UTC(2025, 9, 19, hour) }]);
  });

  test('no events are no proof of calm: they live for an hour', async () => {
    const { source, audit } = await damaged({ 'events.json': list('Event', []), 'pods.json': PODS });
    expect(source('events').state).toBe('empty');
    expect(audit.findings.filter(({ group }) => group === 'health')).toEqual([]);
  });
});
