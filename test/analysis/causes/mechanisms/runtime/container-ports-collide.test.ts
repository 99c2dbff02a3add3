import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import type { ContainerOptions } from '../../../../builders/container.ts';
import { containerLog } from '../../../../builders/observation.ts';
import { type PodOptions, pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { match, mechanismsOf } from '../../logged.ts';

const ID = 'container-ports-collide';
const TAKEN = match('address-in-use', 'listen tcp :8080: bind: address already in use', {
  captures: { port: '8080' },
});
const port = (number: number) => [{ name: null, port: number, protocol: 'TCP', hostPort: null }];

const shop = (sidecar: ContainerOptions, said: typeof TAKEN | null = TAKEN, options: PodOptions = {}) => {
  const cart = deployment('cart', { available: 0 });
  const own = pod('cart-5d4f8c7b9-aaaaa', {
    owner: cart,
    containers: [
      { name: 'cart', waiting: { reason: 'CrashLoopBackOff' } },
      { name: 'proxy', ports: [], ...sidecar },
    ],
    ...options,
  });
  const logs = said === null ? [] : [containerLog(own, { container: 'cart', matches: [said] })];
  return cluster({ deployments: [cart], pods: [own], logs });
};

test('the log names a port that another container declares', () => {
  const cause = causeBy(ID, shop({ ports: port(8080) }));
  expect(cause).toMatchObject({ confidence: 'confirmed', root: { kind: 'Deployment', name: 'cart' } });
  expect(cause.summary).toBe(
    'container cart cannot listen on port 8080: it is taken by container proxy of the same pod, which declares it',
  );
  expect(cause.evidence.map(({ path }) => path).slice(0, 2)).toEqual([
    'line 119',
    'spec.containers[1].ports[0].containerPort',
  ]);
});

test('one that it is told to use by its environment, or by an annotation of its mesh', () => {
  const configuredPorts = [{ port: 8080, path: 'env[0].value' }];
  const env = [{ name: 'STATUS_PORT', from: null, addresses: [] }];
  expect(causeBy(ID, shop({ configuredPorts, env })).summary).toContain('told so by STATUS_PORT');
  const annotations = { 'proxy.istio.io/config': 'statusPort: 8080' };
  const image = 'docker.io/istio/proxyv2:1.27.3';
  expect(causeBy(ID, shop({ image }, TAKEN, { annotations })).summary).toContain('proxy.istio.io/config');
});

test('two claims of one port tell it without a log', () => {
  expect(causeBy(ID, shop({ ports: port(8080) }, null)).confidence).toBe('likely');
});

test('not where no other container claims the port, or the program ends over something else', () => {
  expect(mechanismsOf(shop({ ports: port(9090) }))).toEqual(['port-taken']);
  const other = match('file-not-found', 'open /etc/cart: no such file or directory');
  expect(mechanismsOf(shop({ ports: port(8080) }, other))).toEqual(['file-absent']);
});
