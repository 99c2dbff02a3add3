import { expect, test } from 'vitest';
import { plainLog } from '../../../src/snapshot/layouts/plain-log.ts';

const POD = 'cart-7d9f8b6c5-x2x4z';

test.each([
  [`logs/shop_${POD}_server.log`, 'shop', POD, 'server', false],
  [`logs/shop_${POD}_server_previous.log`, 'shop', POD, 'server', true],
  [`dump/shop/${POD}/logs.txt`, 'shop', POD, null, false],
  [`cluster-resources/pods/logs/shop/${POD}/server.log`, 'shop', POD, 'server', false],
  [`cluster-resources/pods/logs/shop/${POD}/server-previous.log`, 'shop', POD, 'server', true],
  [`mg/namespaces/shop/pods/${POD}/server/server/logs/current.log`, 'shop', POD, 'server', false],
  [`mg/namespaces/shop/pods/${POD}/server/server/logs/previous.insecure.log`, 'shop', POD, 'server', true],
  [`kg/namespaces/shop/pods/${POD}/server/current.log`, 'shop', POD, 'server', false],
  [`cg/namespaces/shop/v1/pod/${POD}/server/previous.log`, 'shop', POD, 'server', true],
  [`podlogs/shop/${POD}/logs/server.txt`, 'shop', POD, 'server', false],
  [`logs/shop/${POD}/server.log.1`, 'shop', POD, 'server', false],
  [`config/pod/shop/logs/${POD}/errors.log`, 'shop', POD, null, false],
  [
    `conditional/namespaces/shop/pods/${POD}/containers/server/logs/last-50-lines.log`,
    'shop',
    POD,
    'server',
    false,
  ],
  [
    `var/log/pods/shop_${POD}_0b1c2d3e-0000-4000-8000-000000000000/server/0.log`,
    'shop',
    POD,
    'server',
    false,
  ],
  [`var/log/containers/${POD}_shop_server-${'a'.repeat(64)}.log`, 'shop', POD, 'server', false],
  [`${POD}.log`, null, POD, null, false],
  [`${POD}-previous.log`, null, POD, null, true],
  [`${POD}_server.log`, null, POD, 'server', false],
  [`shop_${POD}.log`, 'shop', POD, null, false],
  [`all-logs/${POD}/server.log`, null, POD, 'server', false],
  [`logs\\shop_${POD}_server.log`, 'shop', POD, 'server', false],
] as const)('%s', (path, namespace, pod, container, previous) => {
  const identity = plainLog(path);
  expect(identity).toMatchObject({ namespace, pod, container, previous });
  expect(identity?.candidates[0]).toEqual({ namespace, pod, container });
});

test.each([
  'pods.json',
  'notes.txt',
  'shop/notes.txt',
  'must-gather/gather.log',
  'host_service_logs/masters/kubelet_service.log',
  'config/node/logs/worker-1.log',
  'pods/logs/shop/cart-logs-errors.log',
  'Installer Output.log',
  'a_b_c_d.log',
  '.log',
  '',
])('is no container log: %j', (path) => {
  expect(plainLog(path)).toBeNull();
});

test('offers every split of joined names', () => {
  expect(plainLog('online-shop-cart-0-server.log')?.candidates).toEqual(
    expect.arrayContaining([
      { namespace: null, pod: 'online-shop-cart-0-server', container: null },
      { namespace: 'online-shop', pod: 'cart-0-server', container: null },
      { namespace: null, pod: 'online-shop-cart-0', container: 'server' },
    ]),
  );
  expect(plainLog(`shop/${POD}.log`)?.candidates).toContainEqual({
    namespace: 'shop',
    pod: POD,
    container: null,
  });
  expect(plainLog(`${'a-'.repeat(120)}a.log`)?.candidates.length).toBeLessThan(40);
});
