import { expect, test } from 'vitest';
import { contentFormat } from '../../src/snapshot/content-format.ts';

const TABLE = 'NAME     READY   STATUS    RESTARTS   AGE\ncart-0   1/1     Running   0          5d\n';
const TOP =
  'NAME        CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%\npi-worker   250m         6%     1200Mi          15%\n';

test.each([
  ['pods.json', '{"kind":"PodList"}', 'JSON'],
  ['pods.txt', '\n\n  [{"kind":"Pod"}]', 'JSON'],
  ['x', '[]', 'JSON'],
  ['pods.json', 'Warning: deprecated\n{\n    "apiVersion": "v1",\n    "items": []\n}\n', 'JSON'],
  ['pods.yaml', 'apiVersion: v1\nkind: Pod\n', 'YAML'],
  ['x', '---\nkind: Pod\n', 'YAML'],
  ['x', '# captured by hand\nitems:\n- kind: Pod\n', 'YAML'],
  ['values.yaml', 'replicas: 1\n', 'YAML'],
  ['values.txt', 'replicas: 1\n', 'not recognised'],
  ['top.txt', TOP, 'kubectl top'],
  ['version.txt', 'Client Version: v1.31.2\nServer Version: v1.31.2\n', 'kubectl version'],
  ['pods.txt', TABLE, 'kubectl text'],
  ['pods.txt', `NAMESPACE   ${TABLE}`, 'kubectl text'],
  ['pod.txt', 'Name:             cart-0\nNamespace:        shop\n', 'kubectl text'],
  [
    'events.json',
    'Error from server (Forbidden): events is forbidden: User "a" cannot list\n',
    'kubectl error',
  ],
  ['events.json', 'No resources found\n', 'kubectl error'],
  ['logs/shop_cart-0_web.log', 'started\n', 'log'],
  ['logs/shop_cart-0_web.log', '[2025-10-19 20:00:00] started\n', 'log'],
  ['logs/shop_cart-0_web.log', '[INFO] started\n', 'log'],
  ['logs/shop_cart-0_web.log', '{"level":"info","kind":"Pod"}\n', 'log'],
  ['logs/pods.txt', '{\n    "apiVersion": "v1",\n    "items": []\n}\n', 'JSON'],
  ['x', '[1, 2]', 'JSON'],
  ['x', '[2025-10-19 20:00:00] started\n', 'not recognised'],
  ['journal.log', '[INFO] started\n', 'log'],
  ['README.md', '# Notes\n', 'not recognised'],
  ['x', '', 'not recognised'],
])('%s holding %j is %s', (path, text, format) => {
  expect(contentFormat(path, Buffer.from(text))).toBe(format);
});

test('a head that is all one line takes no quadratic time', () => {
  const start = performance.now();
  for (const part of ['a', ' ', '{', 'a:', '"', '[x', 'NAME '])
    contentFormat('x', Buffer.from(part.repeat((64 * 1024) / part.length)));
  expect(performance.now() - start).toBeLessThan(2000);
});
