import { expect, test } from 'vitest';
import type { LogMatch } from '../../../../../src/model/log-signature.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { NOW } from '../../../../builders/meta.ts';
import { endpointsFor, networkPolicy, service } from '../../../../builders/network.ts';
import { node } from '../../../../builders/node.ts';
import { containerLog } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { explained } from '../../explained.ts';

const till = deployment('till');
const cart = deployment('cart');
const client = pod('till-5d4f8c7b9-aaaaa', { owner: till, nodeName: 'node-1' });
const server = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, nodeName: 'node-2' });
const name = service('cart');
const port = String(name.ports[0]?.port ?? 80);

const timeout = (to = port, line = `dial tcp ${name.clusterIP}:${to}: i/o timeout`): LogMatch => ({
  signature: 'connection-timeout',
  count: 120,
  firstLine: 1,
  lastLine: 120,
  firstAt: NOW - 60_000,
  lastAt: NOW - 1000,
  line,
  captures: { host: name.clusterIP ?? '', port: to },
  frame: null,
});

function shop(match: LogMatch, options: Parameters<typeof cluster>[0] = {}) {
  return cluster({
    nodes: [node('node-1'), node('node-2')],
    deployments: [till, cart],
    pods: [client, server],
    services: [name],
    endpoints: [endpointsFor(name, [server])],
    networkPolicies: [],
    logs: [containerLog(client, { matches: [match] })],
    ...options,
  });
}

const told = (...args: Parameters<typeof shop>) =>
  explained(shop(...args)).causes.flatMap(({ mechanism, root, confidence }) =>
    mechanism === 'service-proxy-down' ? [`${root.name} ${confidence}`] : [],
  );

test('programs on one node time out on a Service that is well', () => {
  expect(told(timeout())).toEqual(['node-1 hypothesis']);
});

test('its own pod on that node is not ready', () => {
  const proxy = (ready: boolean) =>
    pod('kube-proxy-x2x4z', {
      namespace: 'kube-system',
      labels: { 'k8s-app': 'kube-proxy' },
      nodeName: 'node-1',
      ready,
    });
  expect(told(timeout(), { pods: [client, server, proxy(false)] })).toEqual(['node-1 confirmed']);
  expect(told(timeout(), { pods: [client, server, proxy(true)] })).toEqual([]);
});

test.each<readonly [string, LogMatch, Parameters<typeof cluster>[0]]>([
  ['a port that the Service does not have', timeout('9'), {}],
  ['requests that take too long', timeout(port, 'request to cart timed out'), {}],
  ['a NetworkPolicy may stand between', timeout(), { networkPolicies: [networkPolicy('deny')] }],
  ['an endpoint that is not ready', timeout(), { endpoints: [endpointsFor(name, [])] }],
  [
    'a client on another node has it too',
    timeout(),
    {
      logs: [client, server].map((one) => containerLog(one, { matches: [timeout()] })),
    },
  ],
])('not with %s', (_, match, options) => {
  expect(told(match, options)).toEqual([]);
});

test('where policies were not captured there may be one', () => {
  const seen = shop(timeout());
  const captured = { ...seen.captured, all: (source: string) => source !== 'networkPolicies' };
  const found = explained({ ...seen, captured }).causes.map(({ mechanism }) => mechanism);
  expect(found).not.toContain('service-proxy-down');
});
