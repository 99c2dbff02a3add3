import { expect, test } from 'vitest';
import { causeBy } from '../../explained.ts';
import { mechanismsOf } from '../../logged.ts';
import { grpc, killed, NO_SERVER, unready } from './probes.ts';

const ID = 'readiness-probe-wrong-port';
const wrong = { readinessProbe: grpc({ port: 8081 }) };

test('the port is none of the container’s, and liveness asks another', () => {
  const cause = causeBy(ID, unready(wrong, NO_SERVER));
  expect(cause).toMatchObject({ confidence: 'confirmed', root: { name: 'cart' } });
  expect(cause.summary).toContain('asks port 8081, which the container does not have: it declares 9555');
});

test('so it is where the events are gone', () => {
  expect(mechanismsOf(unready({ ...wrong, livenessProbe: null }, null))).toEqual([ID]);
});

test('not where something answers, where the port is right, or where the container crashes', () => {
  expect(mechanismsOf(unready(wrong, 'HTTP probe failed with statuscode: 503'))).not.toContain(ID);
  expect(mechanismsOf(unready({}, NO_SERVER))).not.toContain(ID);
  expect(mechanismsOf(killed({ ...wrong, lastTerminated: { exitCode: 1 } }, null))).not.toContain(ID);
});
