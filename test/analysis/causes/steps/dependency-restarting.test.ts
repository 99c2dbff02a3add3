import { expect, test } from 'vitest';
import { cluster } from '../../../builders/cluster.ts';
import { MINUTE, NOW } from '../../../builders/meta.ts';
import { endpointsFor, service } from '../../../builders/network.ts';
import { containerLog, event } from '../../../builders/observation.ts';
import { pod } from '../../../builders/pod.ts';
import { deployment } from '../../../builders/workload.ts';
import { stories } from '../explained.ts';
import { match } from '../logged.ts';

const story = (host: string, restarts: number) => {
  const stock = deployment('stock');
  const lastTerminated = { exitCode: 143, startedAt: NOW - 4 * MINUTE, finishedAt: NOW - MINUTE };
  const server = pod('stock-5d4f8c7b9-aaaaa', {
    owner: stock,
    ...(restarts === 0 ? {} : { restarts, lastTerminated, runningSince: NOW - MINUTE }),
  });
  const cart = deployment('cart');
  const client = pod('cart-5d4f8c7b9-aaaaa', { owner: cart });
  const said = match('connection-refused', `dial tcp ${host}:80: connect: connection refused`, {
    captures: { host, port: '80' },
    count: 200,
  });
  const behind = service('stock');
  const message = 'Container stock failed liveness probe, will be restarted';
  return stories(
    cluster({
      deployments: [stock, cart],
      pods: [server, client],
      services: [behind],
      endpoints: [endpointsFor(behind, [server])],
      events: restarts === 0 ? [] : [event(server, 'Killing', { message })],
      logs: [containerLog(client, { matches: [said] })],
    }),
  );
};

const complaint = 'error-in-log shop/Deployment/cart';

test('refusals follow from a server that keeps restarting, though it is ready now', () => {
  expect(story('stock', 4)).toEqual([['liveness-probe-kills shop/Deployment/stock', complaint]]);
});

test('not from one that runs, nor those of another host', () => {
  expect(story('stock', 0).flat()).not.toContain('liveness-probe-kills shop/Deployment/stock');
  expect(story('203.0.113.7', 4)).not.toContainEqual([
    'liveness-probe-kills shop/Deployment/stock',
    complaint,
  ]);
});
