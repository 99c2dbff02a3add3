import { expect, test } from 'vitest';
import type { Event } from '../../src/model/event.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/recurring-warning.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { MINUTE, NOW } from '../builders/meta.ts';
import { service } from '../builders/network.ts';
import { event } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const cart = service('cart');
const warning = (options: Partial<Event> = {}) =>
  event(cart, 'SyncLoadBalancerFailed', { message: 'no quota left', count: 40, ...options });

test('a warning that comes again and again', () => {
  expect(run({ events: [warning()] }).findings).toMatchObject([
    {
      group: 'hygiene',
      severity: 'info',
      subject: { kind: 'Namespace', name: 'shop' },
      message:
        'SyncLoadBalancerFailed 40 times, last 5m before the capture, such as of shop/Service/cart: no quota left',
    },
  ]);
});

test.each<[string, Partial<Event>, number]>([
  ['20 times', { count: 20 }, 1],
  ['19 times', { count: 19 }, 0],
  ['a quarter of an hour ago', { lastAt: NOW - 15 * MINUTE }, 1],
  ['longer ago', { lastAt: NOW - 15 * MINUTE - 1 }, 0],
  ['normal', { type: 'Normal' }, 0],
])('%s', (_, options, count) => {
  expect(run({ events: [warning(options)] }).findings).toHaveLength(count);
});

test('pods have rules of their own, and nothing is said without events', () => {
  expect(run({ events: [event(pod('cart'), 'BackOff', { count: 900 })] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
