import { expect, test } from 'vitest';
import { probe } from '../../../../builders/container.ts';
import { causeBy } from '../../explained.ts';
import { mechanismsOf } from '../../logged.ts';
import { killed, NO_HTTP, NO_SERVER } from './probes.ts';

const ID = 'liveness-probe-wrong-protocol';
const web = probe({ port: 9555 });

test('HTTP asked of a gRPC server', () => {
  const cause = causeBy(ID, killed({ livenessProbe: web }, NO_HTTP));
  expect(cause.confidence).toBe('confirmed');
  expect(cause.summary).toBe(
    'the liveness probe of container cart asks httpGet 9555/, and what listens there speaks another protocol: its readiness probe asks grpc 9555',
  );
});

test.each([
  ['the events are gone', { livenessProbe: web }, null],
  ['gRPC is asked of a web server', { readinessProbe: web }, NO_SERVER],
  ['the server hangs up', { livenessProbe: web }, 'Get "http://10.42.0.7:9555/": EOF'],
  [
    'the server of gRPC answers with an error of HTTP',
    { livenessProbe: web },
    'HTTP probe failed with statuscode: 403',
  ],
  [
    'TLS is asked of a plain port',
    { livenessProbe: probe({ port: 9555, scheme: 'HTTPS' }), readinessProbe: web },
    'Get "https://10.42.0.7:9555/": http: server gave HTTP response to HTTPS client',
  ],
])('so it is where %s', (_, options, said) => {
  expect(mechanismsOf(killed(options, said))).toEqual([ID]);
});

test.each([
  ['the protocol is that of the readiness probe', {}, NO_SERVER],
  ['nobody listens', { livenessProbe: web }, 'dial tcp 10.42.0.7:9555: connect: connection refused'],
  [
    'a tcpSocket probe only connects',
    { livenessProbe: probe({ handler: 'tcpSocket', port: 9555 }) },
    'i/o timeout',
  ],
])('not where %s', (_, options, said) => {
  expect(mechanismsOf(killed(options, said))).not.toContain(ID);
});
