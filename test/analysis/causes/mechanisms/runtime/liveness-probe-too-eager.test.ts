import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { probe } from '../../../../builders/container.ts';
import { HOUR, MINUTE, NOW, SECOND } from '../../../../builders/meta.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { mechanismsOf } from '../../logged.ts';
import { grpc, killed, NO_SERVER } from './probes.ts';

const ID = 'liveness-probe-too-eager';
const eager = { livenessProbe: grpc({ initialDelaySeconds: 1, periodSeconds: 1, failureThreshold: 1 }) };

test('one failure after two seconds is enough', () => {
  const cause = causeBy(ID, killed(eager, NO_SERVER, 3 * SECOND));
  expect(cause.confidence).toBe('likely');
  expect(cause.summary).toBe(
    'the liveness probe of container cart allows 2s (initialDelaySeconds 1 + periodSeconds 1 × failureThreshold 1); it last lived 3s',
  );
});

test('so it is where the events are gone, and where the pod is ready in between', () => {
  expect(mechanismsOf(killed(eager, null, 3 * SECOND))).toEqual([ID]);
  const impatient = probe({ initialDelaySeconds: 1, periodSeconds: 1, failureThreshold: 1 });
  const cart = deployment('cart', { container: { livenessProbe: impatient } });
  const own = pod('cart-5d4f8c7b9-aaaaa', {
    owner: cart,
    restarts: 1,
    lastTerminated: { exitCode: 143, startedAt: NOW - 9 * MINUTE, finishedAt: NOW - 5 * MINUTE },
    runningSince: NOW - 5 * MINUTE,
  });
  const message = 'Container cart failed liveness probe, will be restarted';
  const shop = cluster({ deployments: [cart], pods: [own], events: [event(own, 'Killing', { message })] });
  expect(causeBy(ID, shop).severity).toBe('info');
});

test('a patient probe that ended it at the first occasion is a suspect', () => {
  expect(causeBy(ID, killed({}, NO_SERVER)).confidence).toBe('hypothesis');
});

test('not one that had answered for an hour, nor one with a startup probe', () => {
  expect(mechanismsOf(killed({}, NO_SERVER, HOUR))).not.toContain(ID);
  expect(mechanismsOf(killed({ startupProbe: grpc() }, NO_SERVER))).not.toContain(ID);
});

test('not a program that ends by itself', () => {
  expect(mechanismsOf(killed({ ...eager, lastTerminated: { exitCode: 1 } }, null))).not.toContain(ID);
});
