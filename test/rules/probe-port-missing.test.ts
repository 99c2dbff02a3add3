import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/probe-port-missing.ts';
import { cluster } from '../builders/cluster.ts';
import { probe } from '../builders/container.ts';
import { pod } from '../builders/pod.ts';

const run = (port: number | string | null) =>
  evaluate([rule], cluster({ pods: [pod('cart', { livenessProbe: probe({ port }) })] })).findings;

test('a name that no port of the container has', () => {
  expect(run('admin')).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      message: 'unknown port: 1 of 1 container: app (livenessProbe admin); 1 pod',
      evidence: [{ path: 'spec.containers[0].livenessProbe.httpGet.port', value: 'admin' }],
    },
  ]);
});

test.each(['http', 8080, 9999, '9999', null])('silent of %j', (port) => {
  expect(run(port)).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
