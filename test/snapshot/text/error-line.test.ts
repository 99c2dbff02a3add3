import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readErrorLine } from '../../../src/snapshot/text/error-line.ts';

test.each([
  [
    'Error from server (Forbidden): pods is forbidden: User "auditor" cannot list resource "pods" in API group "" in the namespace "shop"',
    'forbidden',
    'pods',
    '',
    'shop',
  ],
  [
    'Error from server (Forbidden): nodes is forbidden: User "auditor" cannot list resource "nodes" in API group "" at the cluster scope',
    'forbidden',
    'nodes',
    '',
    null,
  ],
  [
    'Error from server (Forbidden): deployments.apps is forbidden: User "auditor" cannot list resource "deployments" in API group "apps" in the namespace "shop"',
    'forbidden',
    'deployments',
    'apps',
    'shop',
  ],
  [
    'Error from server (Forbidden): pods "cart-0" is forbidden: User "auditor" cannot get resource "pods/log" in API group "" in the namespace "shop"',
    'forbidden',
    'pods/log',
    '',
    'shop',
  ],
  [
    'Error from server (Forbidden): nodes.metrics.k8s.io is forbidden: User "auditor" cannot list nodes.metrics.k8s.io at the cluster scope.',
    'forbidden',
    'nodes',
    'metrics.k8s.io',
    null,
  ],
  [
    'secrets is forbidden: User "auditor" cannot list resource "secrets" in API group "" in the namespace "shop"',
    'forbidden',
    'secrets',
    '',
    'shop',
  ],
  ['Error from server (Forbidden): unknown', 'forbidden', null, null, null],
  ['Error from server (NotFound): pods "cart-0" not found', 'failed', 'pods', '', null],
  ['Error from server (NotFound): deployments.apps "cart" not found', 'failed', 'deployments', 'apps', null],
  [
    'Error from server (NotFound): the server could not find the requested resource',
    'failed',
    null,
    null,
    null,
  ],
  [
    'Error from server (ServiceUnavailable): the server is currently unable to handle the request (get nodes.metrics.k8s.io)',
    'failed',
    'nodes',
    'metrics.k8s.io',
    null,
  ],
  ['Error from server: etcdserver: request timed out', 'failed', null, null, null],
  ['error: the server doesn\'t have a resource type "carts"', 'failed', 'carts', null, null],
  ['the server doesn\'t have a resource type "carts" in group "shop.io"', 'failed', 'carts', 'shop.io', null],
  ['error: You must be logged in to the server (Unauthorized)', 'failed', null, null, null],
  [
    'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
    'failed',
    null,
    null,
    null,
  ],
  ['Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout', 'failed', null, null, null],
  ['error: Metrics API not available', 'failed', null, 'metrics.k8s.io', null],
  ['error: metrics not available yet', 'failed', null, 'metrics.k8s.io', null],
  ['Metrics not available for pod shop/cart-0, age: 1m2.5s', 'failed', 'pods', 'metrics.k8s.io', 'shop'],
  ['error: unknown output (see docs for help)', 'failed', null, null, null],
  ['bash: kubectl: command not found', 'failed', null, null, null],
  ['No resources found', 'empty', null, null, null],
  ['No resources found.', 'empty', null, null, null],
  ['No resources found in shop namespace.', 'empty', null, null, 'shop'],
  ['No events found in shop namespace.', 'empty', 'events', null, 'shop'],
  ['No events found.', 'empty', 'events', null, null],
  [
    'W0918 16:47:54.790000       6 warnings.go:70] v1 ComponentStatus is deprecated in v1.19+',
    'noise',
    null,
    null,
    null,
  ],
  [
    "E0918 16:47:54.790000   12345 memcache.go:287] couldn't get resource list for metrics.k8s.io/v1beta1: the server is currently unable to handle the request",
    'noise',
    null,
    null,
    null,
  ],
  [
    'I0918 16:47:54.790000       6 request.go:697] Waited for 1.19s due to client-side throttling',
    'noise',
    null,
    null,
    null,
  ],
  [
    'Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
    'noise',
    null,
    null,
    null,
  ],
  ['WARNING: This version information is deprecated', 'noise', null, null, null],
  ['Flag --short has been deprecated, and will be removed in the future.', 'noise', null, null, null],
  ['Defaulted container "cart" out of: cart, proxy', 'noise', null, null, null],
])('%s', (line, outcome, resource, group, namespace) => {
  expect(readErrorLine(line)).toEqual({ outcome, resource, group, namespace, text: line });
  expect(readErrorLine(`${line}\r\n`)?.text).toBe(line);
});

test.each([
  '',
  'NAME   READY   STATUS    RESTARTS   AGE',
  'cart-0   1/1   Running   0   3d',
  '{"kind": "List"}',
  'kind: Status',
  'Error: connect ECONNREFUSED 10.0.0.1:5432',
  'ERROR: No resources found in the pantry',
  'No resources found in the warehouse today',
  '2025-10-19T20:00:00Z pods is forbidden',
  'Client Version: v1.34.1',
])('says nothing of kubectl: %s', (line) => {
  expect(readErrorLine(line)).toBeNull();
});

test('colours, controls and direction marks are gone from the text', () => {
  expect(readErrorLine('\u001b[33;1mWarning:\u001b[0m old\tAPI \u202eoops\u0000')?.text).toBe(
    'Warning: old API  oops',
  );
});

test('a long line is cut', () => {
  const text = readErrorLine(`error: ${'x'.repeat(100_000)}`)?.text;
  expect(text).toHaveLength(300);
  expect(text?.endsWith('…')).toBe(true);
});

test('lines made to stall are read at once', () => {
  const started = performance.now();
  for (const part of ['a', 'a ', '"', '(get ', 'in ', ' namespace', 'cannot a resource "', ': a']) {
    readErrorLine(`Error from server (Forbidden): ${part.repeat(50_000)}`);
    readErrorLine(part.repeat(50_000));
  }
  expect(performance.now() - started).toBeLessThan(1000);
});

test('reading never throws', () => {
  fc.assert(
    fc.property(fc.string(), (rest) => {
      expect(readErrorLine(`error: x${rest}`)?.outcome).toBe('failed');
      readErrorLine(rest);
    }),
  );
});
