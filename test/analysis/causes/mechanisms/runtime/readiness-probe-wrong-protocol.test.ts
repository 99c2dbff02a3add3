import { expect, test } from 'vitest';
import { probe } from '../../../../builders/container.ts';
import { causeBy } from '../../explained.ts';
import { mechanismsOf } from '../../logged.ts';
import { NO_HTTP, NO_SERVER, unready } from './probes.ts';

const ID = 'readiness-probe-wrong-protocol';
const wrong = { readinessProbe: probe({ port: 9555 }) };

test('HTTP asked of a gRPC server that liveness asks properly', () => {
  const cause = causeBy(ID, unready(wrong, NO_HTTP));
  expect(cause.confidence).toBe('confirmed');
  expect(cause.summary).toContain('its liveness probe asks grpc 9555');
});

test('so it is where the events are gone', () => {
  expect(causeBy(ID, unready(wrong, null)).confidence).toBe('likely');
});

test('not where the protocol is that of the liveness probe', () => {
  expect(mechanismsOf(unready({}, NO_SERVER))).not.toContain(ID);
});
