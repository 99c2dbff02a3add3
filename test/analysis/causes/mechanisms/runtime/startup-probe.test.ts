import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { MINUTE, NOW, SECOND } from '../../../../builders/meta.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { mechanismsOf } from '../../logged.ts';
import { grpc, NO_SERVER } from './probes.ts';

const started = (port: number, ran: number) => {
  const container = {
    ports: [{ name: null, port: 9555, protocol: 'TCP', hostPort: null }],
    startupProbe: grpc({ port }),
    livenessProbe: grpc(),
    readinessProbe: grpc(),
  };
  const cart = deployment('cart', { available: 0, container });
  const finishedAt = NOW - MINUTE;
  const own = pod('cart-5d4f8c7b9-aaaaa', {
    owner: cart,
    waiting: { reason: 'CrashLoopBackOff' },
    lastTerminated: { exitCode: 137, startedAt: finishedAt - ran, finishedAt },
  });
  const events = [
    event(own, 'Killing', { message: 'Container cart failed startup probe, will be restarted' }),
    event(own, 'Unhealthy', { message: `Startup probe failed: ${NO_SERVER}` }),
  ];
  return cluster({ deployments: [cart], pods: [own], events });
};

test('ended at the end of the span of a probe that asks rightly', () => {
  expect(mechanismsOf(started(9555, 31 * SECOND))).toEqual(['startup-probe-too-short']);
});

test('a probe that asks where nobody listens never succeeds', () => {
  expect(mechanismsOf(started(8081, 31 * SECOND))).toEqual(['startup-probe-misdirected']);
});
