import { expect, test } from 'vitest';
import type { LogTarget } from '../../src/model/log-target.ts';
import type { ServicePort } from '../../src/model/service.ts';
import rule from '../../src/rules/error-in-log.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { endpointsFor, service } from '../builders/network.ts';
import { containerLog } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';

const target = (host: string, count: number, lastLine: number, port: string | null = null): LogTarget => ({
  host,
  port,
  count,
  firstLine: 1,
  lastLine,
  firstAt: null,
  lastAt: null,
  line: `no answer of ${host}`,
});

const found = (
  targets: readonly LogTarget[],
  {
    signature = 'name-resolution-failed',
    ready = true,
    port = {} as Partial<ServicePort>,
    clusterIP = '10.43.0.9',
  } = {},
) => {
  const till = pod('till');
  const cartPod = pod('cart-0', { ready, labels: { app: 'cart' }, podIP: '10.42.0.7' });
  const cart = service('cart', { clusterIP, ports: [{ port: 80, targetPort: 8080, ...port }] });
  const last = targets.toSorted((a, b) => b.lastLine - a.lastLine)[0];
  const match = {
    signature,
    count: targets.reduce((sum, { count }) => sum + count, 0),
    firstLine: 1,
    lastLine: last?.lastLine ?? 0,
    firstAt: null,
    lastAt: null,
    line: last?.line ?? '',
    captures: last === undefined ? {} : { host: last.host },
    frame: null,
    targets,
  };
  const [finding] = evaluate(
    [rule],
    cluster({
      pods: [till, cartPod],
      services: [cart],
      endpoints: [endpointsFor(cart, [cartPod])],
      logs: [containerLog(till, { matches: [match], lines: 1000 })],
    }),
  ).findings;
  return finding?.message ?? null;
};

test('a name that resolves by now is history', () => {
  expect(found([target('cart', 200, 400)])).toBeNull();
});

test('what goes on stays, with its own count and line', () => {
  expect(found([target('cart', 150, 400), target('desk', 120, 990)])).toContain(
    '120 recognised error lines in the captured logs: name-resolution-failed (desk) 120×; the last: no answer of desk',
  );
});

test.each([
  ['goes on to the end', found([target('cart', 200, 950)])],
  ['is about a host that nothing bears', found([target('desk', 200, 950)])],
  [
    'is refused, and the pods are not ready',
    found([target('cart', 200, 950, '80')], { signature: 'connection-refused', ready: false }),
  ],
])('it is none when it %s', (_, message) => {
  expect(message).toContain('200×');
});

const refused = { signature: 'connection-refused' };
test.each([
  ['ready pods', refused, true],
  ['no ready pod', { ...refused, ready: false }, false],
  ['a port that the pods do not declare', { ...refused, port: { targetPort: 9090 } }, false],
  ['another port', { ...refused, port: { port: 81 } }, false],
])('refused before, by a Service with %s', (_, more, isOver) => {
  const recent = found([target('cart', 50, 895, '80'), target('desk', 100, 999)], more);
  expect(recent?.includes('cart:80')).toBe(!isOver);
});
