import { expect, test } from 'vitest';
import { by } from '../../../src/model/order.ts';
import { MINUTE, NOW, SECOND } from '../../builders/meta.ts';
import { added } from './added.ts';
import { printedTable } from './printed-table.ts';

const cells = (...lines: readonly string[]) => printedTable(lines.map((line) => line.split('|')));
const CART = { kind: 'Pod', namespace: 'shop', name: 'cart-0' };

test('kubectl get events', () => {
  const { objects, entries } = added({
    'events.txt': cells(
      'NAMESPACE|LAST SEEN|TYPE|REASON|OBJECT|MESSAGE',
      'shop|3m21s|Warning|BackOff|pod/cart-0|Back-off restarting failed  container: cart in pod cart-0_shop(0123)',
      'default|9m|Normal|NodeNotReady|node/pi-worker|Node pi-worker status is now: NodeNotReady',
      'shop|<unknown>|Normal|Issuing|certificate/shop-tls|Issuing certificate as Secret does not exist',
    ),
  });
  expect(objects.events).toMatchObject([
    {
      meta: { namespace: 'shop' },
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off restarting failed  container: cart in pod cart-0_shop(0123)',
      count: 1,
      lastAt: NOW - 201 * SECOND,
      subject: CART,
    },
    { subject: { kind: 'Node', namespace: null, name: 'pi-worker' }, lastAt: NOW - 9 * MINUTE },
    { subject: { kind: 'certificate', name: 'shop-tls' }, lastAt: null },
  ]);
  expect(entries[0]?.format).toBe('kubectl events');
  expect(entries[0]?.lists[0]).toMatchObject({ source: 'events', state: 'captured', scope: 'cluster' });
});

test('kubectl events, with how often and since when', () => {
  const { events } = added({
    'ns/shop/events.txt': cells(
      'LAST SEEN|TYPE|REASON|OBJECT|MESSAGE',
      '3m (x25 over 5m10s)|Warning|BackOff|Pod/cart-0|Back-off restarting failed container',
    ),
  }).objects;
  expect(events).toMatchObject([
    { count: 25, lastAt: NOW - 3 * MINUTE, firstAt: NOW - 310 * SECOND, subject: CART },
  ]);
});

test('wide, and as old releases printed them', () => {
  const { events } = added({
    'ns/shop/events.txt': cells(
      'LAST SEEN|TYPE|REASON|OBJECT|SUBOBJECT|SOURCE|MESSAGE|FIRST SEEN|COUNT|NAME',
      '3m|Warning|Unhealthy|pod/cart-0|spec.containers{web}|kubelet, pi-worker|Liveness probe failed:  HTTP probe failed|41m|17|cart-0.17c0ffee',
    ),
    'ns/depot/events.txt': cells(
      'LAST SEEN|FIRST SEEN|COUNT|NAME|KIND|SUBOBJECT|TYPE|REASON|SOURCE|MESSAGE',
      '3m|41m|17|stock-0.17c0ffee|Pod|spec.containers{web}|Warning|BackOff|kubelet, pi-worker|Back-off',
    ),
  }).objects;
  expect(events.toSorted(by(({ subject }) => subject.name)).toReversed()).toMatchObject([
    {
      subject: { kind: 'Pod', namespace: 'depot', name: 'stock-0' },
      count: 17,
      reason: 'BackOff',
    },
    {
      subject: CART,
      fieldPath: 'spec.containers{web}',
      component: 'kubelet',
      host: 'pi-worker',
      message: 'Liveness probe failed: HTTP probe failed',
      firstAt: NOW - 41 * MINUTE,
      count: 17,
    },
  ]);
});

test('the same event in a table and below a description is one', () => {
  const { events } = added({
    'ns/shop/events.txt': cells(
      'LAST SEEN|TYPE|REASON|OBJECT|MESSAGE',
      '3m|Warning|BackOff|pod/cart-0|Back-off restarting failed container',
    ),
    'pod.txt': `Name:         cart-0
Namespace:    shop
Status:       Running
Containers:
  web:
    Image:  shop/cart:2
Events:
  Type     Reason   Age               From     Message
  ----     ------   ----              ----     -------
  Warning  BackOff  3m (x2 over 5m)   kubelet  Back-off restarting failed container
`,
  }).objects;
  expect(events.map(({ count }) => count)).toEqual([2]);
});

test('what the scheduler says in an event is why a pod has no node', () => {
  const { pods } = added({
    'ns/shop/events.txt': cells(
      'LAST SEEN|TYPE|REASON|OBJECT|MESSAGE',
      '3m|Warning|FailedScheduling|pod/cart-0|0/3 nodes are available: 3 Insufficient memory.',
    ),
    'ns/shop/pods.txt': cells('NAME|READY|STATUS|RESTARTS|AGE', 'cart-0|0/1|Pending|0|3h'),
  }).objects;
  expect(pods[0]?.conditions).toMatchObject([
    { type: 'PodScheduled', status: 'False', message: '0/3 nodes are available: 3 Insufficient memory.' },
  ]);
});

test('credentials in messages are masked', () => {
  const { events } = added({
    'ns/shop/events.txt': cells(
      'LAST SEEN|TYPE|REASON|OBJECT|MESSAGE',
      '3m|Warning|Failed|pod/cart-0|dial postgres://shop:hunter2@shop-db:5432/shop failed',
    ),
  }).objects;
  expect(events[0]?.message).not.toContain('hunter2');
});
