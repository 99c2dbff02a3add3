import { expect, test } from 'vitest';
import { probe } from '../../../../builders/container.ts';
import { causeBy } from '../../explained.ts';
import { mechanismsOf } from '../../logged.ts';
import { grpc, killed, NO_SERVER, REFUSED } from './probes.ts';

const ID = 'liveness-probe-wrong-port';
const wrong = { livenessProbe: grpc({ port: 8081 }) };

test('the port is none of the container’s, and the kubelet could not connect', () => {
  const cause = causeBy(ID, killed(wrong, NO_SERVER));
  expect(cause).toMatchObject({ confidence: 'confirmed', root: { kind: 'Deployment', name: 'cart' } });
  expect(cause.summary).toBe(
    'the liveness probe of container cart asks port 8081, which the container does not have: it declares 9555, and its readiness probe asks 9555',
  );
  expect(cause.evidence[0]).toMatchObject({
    path: 'spec.containers[0].livenessProbe.grpc.port',
    value: '8081',
  });
  expect(cause.remedy.commands.at(-1)).toBe(
    `kubectl patch deployment/cart -n shop --type=json '--patch=[{"op":"replace","path":"/spec/template/spec/containers/0/livenessProbe/grpc/port","value":9555}]'`,
  );
});

test.each([
  ['the events are gone', wrong, null],
  ['it has no readiness probe', { ...wrong, readinessProbe: null }, REFUSED],
  [
    'it is a web server',
    { livenessProbe: probe({ port: 8081 }), readinessProbe: probe({ port: 9555 }) },
    REFUSED,
  ],
])('so it is where %s', (_, options, said) => {
  expect(mechanismsOf(killed(options, said))).toEqual([ID]);
});

test('a name that no port of the container has', () => {
  expect(causeBy(ID, killed({ livenessProbe: grpc({ port: 'health' }) }, null)).confidence).toBe('confirmed');
});

test.each([
  ['is answered there, with an error', wrong, 'HTTP probe failed with statuscode: 503'],
  ['asks the port of the readiness probe', { livenessProbe: grpc({ port: 9555 }) }, NO_SERVER],
  [
    'asks an undeclared port, as the readiness probe does',
    { ...wrong, readinessProbe: grpc({ port: 8081 }) },
    NO_SERVER,
  ],
  [
    'was rewritten by Istio',
    { livenessProbe: probe({ port: 15020, path: '/app-health/cart/livez' }) },
    REFUSED,
  ],
])('not one that %s', (_, options, said) => {
  expect(mechanismsOf(killed(options, said))).not.toContain(ID);
});
