import { expect, test } from 'vitest';
import type { Address } from '../../src/model/container.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unknown-environment-address.ts';
import { cluster } from '../builders/cluster.ts';
import { service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';

const queue = service('shop-queue', { ports: [{ port: 6379 }] });

const found = (name: string, address: Address, services = [queue], whole = true) =>
  evaluate(
    [rule],
    cluster({
      pods: [pod('till', { env: [{ name, from: null, addresses: [address] }] })],
      services,
      ...(whole ? {} : { states: { services: 'partial' as const } }),
    }),
  ).findings;

test('names variable, address and the Service that is meant', () => {
  const [finding] = found('QUEUE', { host: 'shop-queue-old', port: 6379 });
  expect(finding).toMatchObject({ severity: 'low', subject: { kind: 'Pod', name: 'till' } });
  expect(finding?.message).toBe(
    'variable QUEUE of container app is shop-queue-old:6379, and no Service has that name; Service shop-queue has nearly that name',
  );
  expect(finding?.evidence[0]).toMatchObject({ path: 'spec.containers[0].env[0].value' });
});

test('a port that the Service does not have', () => {
  expect(found('QUEUE', { host: 'shop-queue', port: 6380 })[0]?.message).toContain(
    'and Service shop-queue has port 6379 only',
  );
});

test.each<[string, string, Address, boolean]>([
  ['two letters', 'X', { host: 'shop-quexx', port: null }, true],
  ['three letters', 'X', { host: 'shop-quxxx', port: null }, false],
  ['whole words, and the port', 'X', { host: 'queue', port: 6379 }, true],
  ['whole words, and another port', 'X', { host: 'queue', port: 80 }, false],
  [
    'whole words, another port, and the variable',
    'SHOP_QUEUE_HOST',
    { host: 'old-shop-queue', port: 80 },
    true,
  ],
  ['the variable and the port', 'SHOP_QUEUE_URL', { host: 'elsewhere', port: 6379 }, true],
  ['the variable, and another port', 'SHOP_QUEUE_URL', { host: 'elsewhere', port: 80 }, false],
  ['nothing', 'ASSISTANT_URL', { host: 'assistant', port: 80 }, false],
])('a host off by %s', (_, name, address, isMeant) => {
  expect(found(name, address)).toHaveLength(isMeant ? 1 : 0);
});

test.each<[string, Address]>([
  ['a headless Service, whose ports are those of its pods', { host: 'bare', port: 9 }],
  ['a Service that is a name for another host', { host: 'alias', port: 9 }],
  ['a pod of a headless Service', { host: 'bare-0.bare', port: 80 }],
  ['another namespace, of which nothing is known', { host: 'shop-queue.jobs', port: 6379 }],
])('silent on %s', (_, address) => {
  const services = [
    service('bare', { clusterIP: 'None' }),
    service('alias', { type: 'ExternalName', externalName: 'shop.example.org' }),
    queue,
  ];
  expect(found('X', address, services)).toEqual([]);
});

test('silent unless all Services are known', () => {
  expect(found('QUEUE', { host: 'shop-queue-old', port: 6379 }, [queue], false)).toEqual([]);
});
