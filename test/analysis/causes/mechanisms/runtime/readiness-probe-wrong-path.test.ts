import { expect, test } from 'vitest';
import { probe } from '../../../../builders/container.ts';
import { causeBy } from '../../explained.ts';
import { mechanismsOf } from '../../logged.ts';
import { unready } from './probes.ts';

const ID = 'readiness-probe-wrong-path';
const web = { livenessProbe: probe({ port: 9555 }), readinessProbe: probe({ port: 9555, path: '/reddy' }) };

test('the server has no such path', () => {
  expect(causeBy(ID, unready(web, 'HTTP probe failed with statuscode: 404')).summary).toContain('/reddy');
});

test('a 503 is the program’s own word', () => {
  expect(mechanismsOf(unready(web, 'HTTP probe failed with statuscode: 503'))).toEqual(['program-not-ready']);
});
