import { expect, test } from 'vitest';
import rule from '../../src/rules/duplicate-container-port.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const port = (name: string | null, number: number, protocol = 'TCP') => ({
  name,
  port: number,
  protocol,
  hostPort: null,
});
const run = (first: readonly ReturnType<typeof port>[], second: readonly ReturnType<typeof port>[]) => {
  const containers = [
    { name: 'cart', ports: first },
    { name: 'helper', ports: second },
  ];
  return evaluate([rule], cluster({ pods: [pod('cart', { containers })] })).findings;
};

test('a number in two containers', () => {
  expect(run([port('http', 80)], [port('web', 80)])).toMatchObject([
    {
      severity: 'low',
      group: 'hygiene',
      message: 'used twice: 80/TCP; 1 pod',
      evidence: [
        { path: 'spec.containers[0].ports[0].containerPort', value: '80' },
        { path: 'spec.containers[1].ports[0].containerPort' },
      ],
    },
  ]);
});

test('a name in two containers', () => {
  expect(run([port('http', 80)], [port('http', 81)])).toMatchObject([
    { message: 'used twice: http (TCP); 1 pod' },
  ]);
});

test('silent of two protocols and of ports without a name', () => {
  expect(run([port('dns', 53, 'UDP'), port('dns-tcp', 53)], [port(null, 80), port(null, 81)])).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
