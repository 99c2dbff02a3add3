import { expect, test } from 'vitest';
import { readEvent } from '../../src/model/event.ts';
import { isoTime } from '../../src/model/instant.ts';
import { namespacedMeta } from '../builders/meta.ts';

const CREATED = '2025-06-01T11:00:00Z';
const meta = namespacedMeta('v1', 'Event', 'cart-0.17a', { createdAt: Date.parse(CREATED) });

test('a core event', () => {
  const raw = {
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
    count: 12,
    firstTimestamp: '2025-06-01T10:00:00Z',
    lastTimestamp: '2025-06-01T11:55:00Z',
    involvedObject: {
      apiVersion: 'v1',
      kind: 'Pod',
      namespace: 'shop',
      name: 'cart-0',
      uid: 'u1',
      fieldPath: 'spec.containers{web}',
    },
    source: { component: 'kubelet', host: 'pi-1' },
    reportingComponent: 'other',
  };
  expect(readEvent(raw, meta)).toEqual({
    meta,
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
    count: 12,
    firstAt: Date.parse('2025-06-01T10:00:00Z'),
    lastAt: Date.parse('2025-06-01T11:55:00Z'),
    subject: { kind: 'Pod', namespace: 'shop', name: 'cart-0' },
    subjectUid: 'u1',
    fieldPath: 'spec.containers{web}',
    component: 'kubelet',
    host: 'pi-1',
  });
});

test('an event of events.k8s.io', () => {
  const raw = {
    note: 'Pulled',
    deprecatedCount: 3,
    deprecatedFirstTimestamp: '2025-06-01T10:00:00Z',
    deprecatedLastTimestamp: '2025-06-01T10:30:00Z',
    deprecatedSource: { host: 'pi-1' },
    reportingController: 'kubelet',
    regarding: { kind: 'Node', name: 'pi-1', namespace: 'default' },
  };
  expect(readEvent(raw, meta)).toMatchObject({
    message: 'Pulled',
    count: 3,
    firstAt: Date.parse('2025-06-01T10:00:00Z'),
    lastAt: Date.parse('2025-06-01T10:30:00Z'),
    component: 'kubelet',
    host: 'pi-1',
    subject: { kind: 'Node', namespace: null, name: 'pi-1' },
  });
});

const TIMES = {
  lastTimestamp: '2025-06-01T11:04:00Z',
  series: { lastObservedTime: '2025-06-01T11:03:00.500000Z' },
  eventTime: '2025-06-01T11:02:00.250000Z',
  firstTimestamp: '2025-06-01T11:01:00Z',
};

test.each([
  ['lastTimestamp', TIMES, '2025-06-01T11:04:00Z'],
  ['series', { ...TIMES, lastTimestamp: null }, '2025-06-01T11:03:00Z'],
  ['eventTime', { ...TIMES, lastTimestamp: null, series: null }, '2025-06-01T11:02:00Z'],
  ['firstTimestamp', { firstTimestamp: TIMES.firstTimestamp, eventTime: null }, '2025-06-01T11:01:00Z'],
  ['creation', { lastTimestamp: '0001-01-01T00:00:00Z' }, CREATED],
])('the last time is %s', (_, raw, expected) => {
  expect(isoTime(readEvent(raw, meta).lastAt ?? 0)).toBe(expected);
});

test.each([
  [{}, 1],
  [{ count: 0 }, 1],
  [{ count: -4 }, 1],
  [{ count: '9' }, 1],
  [{ count: 9 }, 9],
  [{ series: { count: 3432 } }, 3432],
  [{ count: 1, series: { count: 7 } }, 7],
])('%j happened %d times', (raw, expected) => {
  expect(readEvent(raw, meta).count).toBe(expected);
});

test('a subject without a namespace is in that of the event, unless its kind has none', () => {
  const about = (involvedObject: object) => readEvent({ involvedObject }, meta).subject.namespace;
  expect(about({ kind: 'Pod', name: 'cart-0' })).toBe('shop');
  expect(about({ kind: 'Node', name: 'pi-1' })).toBeNull();
  expect(about({ apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', name: 'ca' })).toBeNull();
});

test('a message is at most 1,024 characters, and never ends in half of one', () => {
  const message = (text: string) => readEvent({ message: text }, meta).message;
  expect(message('x'.repeat(1024))).toHaveLength(1024);
  expect(message('x'.repeat(5000))).toHaveLength(1024);
  expect(message(`${'x'.repeat(1023)}\u{1F600}`)).toBe('x'.repeat(1023));
});

test.each([{}, { involvedObject: [], source: 'kubelet', series: 7, message: ['x'] }])(
  'nothing from %j',
  (raw) => {
    expect(readEvent(raw, meta)).toEqual({
      meta,
      type: null,
      reason: null,
      message: null,
      count: 1,
      firstAt: Date.parse(CREATED),
      lastAt: Date.parse(CREATED),
      subject: { kind: '', namespace: null, name: '' },
      subjectUid: null,
      fieldPath: null,
      component: null,
      host: null,
    });
  },
);
