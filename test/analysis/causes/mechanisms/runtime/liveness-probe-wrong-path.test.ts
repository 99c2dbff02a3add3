import { expect, test } from 'vitest';
import { probe } from '../../../../builders/container.ts';
import { causeBy } from '../../explained.ts';
import { mechanismsOf } from '../../logged.ts';
import { killed } from './probes.ts';

const ID = 'liveness-probe-wrong-path';
const web = {
  livenessProbe: probe({ port: 9555, path: '/helthz' }),
  readinessProbe: probe({ port: 9555, path: '/healthz' }),
};

test('the server has no such path', () => {
  const cause = causeBy(ID, killed(web, 'HTTP probe failed with statuscode: 404'));
  expect(cause.confidence).toBe('confirmed');
  expect(cause.summary).toContain(
    'asks for /helthz and is answered 404; its readiness probe asks for /healthz',
  );
  expect(cause.remedy.commands.at(-1)).toContain('"value":"/healthz"');
});

test('not where the server answers that it is not well', () => {
  expect(mechanismsOf(killed(web, 'HTTP probe failed with statuscode: 500'))).not.toContain(ID);
});
