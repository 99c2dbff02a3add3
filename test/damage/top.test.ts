import { describe, expect, test } from 'vitest';
import { healthy, list, node } from '../cli/shop.ts';
import { damaged } from './damaged.ts';

const NODES = list('Node', [node('pi-worker'), node('pi-attic')]);
const PODS = list('Pod', [healthy('shop', 'cart-0'), healthy('depot', 'stock-0')]);
const MIB = 1024 ** 2;

async function nodes(text: string) {
  const { cluster, said, source } = await damaged({ 'nodes.json': NODES, 'top-nodes.txt': text });
  const rows = cluster.nodeMetrics.map(({ name, cpu, memory, cpuPercent, memoryPercent }) => [
    name,
    cpu,
    memory === null ? null : memory / MIB,
    cpuPercent,
    memoryPercent,
  ]);
  return { rows, said: said('top-nodes.txt'), state: source('nodeMetrics').state };
}

async function pods(text: string) {
  const { cluster, said, source } = await damaged({ 'pods.json': PODS, 'top-pods.txt': text });
  const rows = cluster.podMetrics.map(({ namespace, pod, container, cpu, memory }) => [
    namespace,
    pod,
    container,
    cpu,
    memory === null ? null : memory / MIB,
  ]);
  return { rows, said: said('top-pods.txt'), state: source('podMetrics').state };
}

const NEW = 'NAME        CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)   \n';
const OLD = 'NAME        CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%   \n';
const SWAP = 'NAME        CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)   SWAP(bytes)   SWAP(%)   \n';
const WORKER = 'pi-worker   250m         6%       1200Mi          15%         \n';
const READ = ['pi-worker', 0.25, 1200, 6, 15];

describe('2.3 top nodes', () => {
  test.each([
    ['kubectl 1.32 and later', `${NEW}${WORKER}`, [READ]],
    ['kubectl 1.31 and before', `${OLD}${WORKER}`, [READ]],
    ['--show-swap', `${SWAP}pi-worker   250m   6%   1200Mi   15%   0Mi   0%   \n`, [READ]],
    [
      '--show-swap, none known',
      `${SWAP}pi-worker   250m   6%   1200Mi   15%   <unknown>   <unknown>   \n`,
      [READ],
    ],
    ['--no-headers', WORKER, [READ]],
    [
      '--no-headers, with a node nobody measured',
      `${WORKER}pi-attic   <unknown>   <unknown>   <unknown>   <unknown>   \n`,
      [['pi-attic', null, null, null, null], READ],
    ],
    [
      'a node nobody measured',
      `${NEW}${WORKER}pi-attic   <unknown>   <unknown>   <unknown>   <unknown>   \n`,
      [['pi-attic', null, null, null, null], READ],
    ],
    [
      'a node without Node: no percentages',
      `${NEW}${WORKER}pi-gone   97m   450Mi   \n`,
      [['pi-gone', 0.097, 450, null, null], READ],
    ],
    [
      'more than all',
      `${OLD}pi-worker   8250m   206%   12000Mi   150%   \n`,
      [['pi-worker', 8.25, 12000, 206, 150]],
    ],
    [
      'whole cores, and Gi and Ki',
      `${OLD}pi-worker   2   50%   2Gi   15%   \npi-attic   1   25%   2048Ki   1%   \n`,
      [
        ['pi-attic', 1, 2, 25, 1],
        ['pi-worker', 2, 2048, 50, 15],
      ],
    ],
    ['the same without header', 'pi-worker   2   50%   2Gi   15%   \n', [['pi-worker', 2, 2048, 50, 15]]],
    ['tabs', 'NAME\tCPU(cores)\tCPU%\tMEMORY(bytes)\tMEMORY%\npi-worker\t250m\t6%\t1200Mi\t15%\n', [READ]],
    ['CRLF', `${NEW}${WORKER}`.replaceAll('\n', '\r\n'), [READ]],
  ])('%s', async (_, text, rows) => {
    expect(await nodes(text)).toEqual({ rows, said: '', state: 'captured' });
  });

  test('K, M and G without i are powers of a thousand', async () => {
    const { rows } = await nodes(
      `${OLD}pi-worker   2   50%   12G   15%   \npi-attic   100m   2%   500000K   3%   \n`,
    );
    expect(rows.map(([name, , memory]) => [name, memory])).toEqual([
      ['pi-attic', 5e8 / MIB],
      ['pi-worker', 12e9 / MIB],
    ]);
  });

  test('a line that is no row is said, and the others stay', async () => {
    const { rows, said } = await nodes(`${NEW}${WORKER}pi-attic   25`);
    expect(rows).toEqual([READ]);
    expect(said).toBe('warning: line 3 is not part of the table');
  });
});

describe('2.3 top pods', () => {
  const CART = ['shop', 'cart-0', null, 0.025, 120];
  test.each([
    [
      '-A',
      'NAMESPACE   NAME     CPU(cores)   MEMORY(bytes)   \nshop        cart-0   25m          120Mi           \n',
      [CART],
    ],
    ['-A --no-headers', 'shop        cart-0   25m          120Mi           \n', [CART]],
    [
      'one namespace: the pod by that name tells',
      'NAME     CPU(cores)   MEMORY(bytes)   \ncart-0   25m          120Mi           \n',
      [CART],
    ],
    [
      '-A --containers',
      'NAMESPACE   POD      NAME   CPU(cores)   MEMORY(bytes)   \nshop        cart-0   web    25m          120Mi           \n',
      [['shop', 'cart-0', 'web', 0.025, 120]],
    ],
    [
      '--containers',
      'POD      NAME   CPU(cores)   MEMORY(bytes)   \ncart-0   web    25m          120Mi           \n',
      [['shop', 'cart-0', 'web', 0.025, 120]],
    ],
    [
      '-A --containers --no-headers',
      'shop        cart-0   web    25m          120Mi           \n',
      [['shop', 'cart-0', 'web', 0.025, 120]],
    ],
    [
      '--show-swap',
      'NAMESPACE   NAME     CPU(cores)   MEMORY(bytes)   SWAP(bytes)   \nshop        cart-0   25m          120Mi           0Mi           \n',
      [CART],
    ],
    [
      '-A --sum',
      'NAMESPACE   NAME     CPU(cores)   MEMORY(bytes)   \nshop        cart-0   25m          120Mi           \n                     ________     ________        \n                     25m          120Mi           \n',
      [CART],
    ],
    [
      '-A --sum --no-headers',
      'shop        cart-0   25m          120Mi           \n            ________     ________        \n            25m          120Mi           \n',
      [CART],
    ],
    [
      '-A --sum --show-swap, one column off',
      'NAMESPACE   NAME     CPU(cores)   MEMORY(bytes)   SWAP(bytes)   \nshop        cart-0   25m          120Mi           0Mi           \n            ________   ________   ________   \n            25m        120Mi      0Mi        \n',
      [CART],
    ],
  ])('%s', async (_, text, rows) => {
    const found = await pods(text);
    expect(found.rows).toEqual(rows);
    expect(found.state).toBe('captured');
    expect(found.said).not.toContain('not part of the table');
  });

  test('two pods by one name in two namespaces: neither is measured, and nobody guesses', async () => {
    const twice = list('Pod', [healthy('shop', 'cart-0'), healthy('depot', 'cart-0')]);
    const { cluster } = await damaged({
      'pods.json': twice,
      'top-pods.txt': 'NAME     CPU(cores)   MEMORY(bytes)   \ncart-0   25m          120Mi           \n',
    });
    expect(cluster.podMetrics.filter(({ namespace }) => namespace !== null)).toEqual([]);
  });

  test('pods nobody measured are not in the table; that says nothing of them', async () => {
    const { audit } = await damaged({
      'pods.json': PODS,
      'top-pods.txt':
        'NAMESPACE   NAME     CPU(cores)   MEMORY(bytes)   \nshop        cart-0   25m          120Mi           \n',
    });
    const told = audit.findings.filter(({ group }) => group === 'health' || group === 'capacity');
    expect(told).toEqual([]);
  });
});

describe('2.3 what kubectl says in place of a table', () => {
  test.each([
    ['error: Metrics API not available', 'top-nodes.txt', 'nodeMetrics'],
    ['error: metrics not available yet', 'top-pods.txt', 'podMetrics'],
    [
      'Error from server (NotFound): the server could not find the requested resource (get nodes.metrics.k8s.io)',
      'x.txt',
      'nodeMetrics',
    ],
    [
      'Error from server (ServiceUnavailable): the server is currently unable to handle the request (get pods.metrics.k8s.io)',
      'x.txt',
      'podMetrics',
    ],
  ] as const)('%s', async (line, path, source) => {
    const found = await damaged({ 'nodes.json': NODES, [path]: `${line}\n` });
    expect(found.source(source)).toMatchObject({ state: 'failed', count: 0 });
    expect(found.outcome('node-hot-spot')).toBe('not evaluated');
    expect(found.said(path)).toContain(line);
  });

  test('a pod without metrics is a warning, the others are rows', async () => {
    const { rows, said } = await pods(
      'NAMESPACE   NAME     CPU(cores)   MEMORY(bytes)   \nshop        cart-0   25m          120Mi           \nerror: Metrics not available for pod depot/stock-0, age: 1m2.5s\n',
    );
    expect(rows).toHaveLength(1);
    expect(said).toBe('warning: error: Metrics not available for pod depot/stock-0, age: 1m2.5s');
  });
});

describe('2.3 the metrics API', () => {
  const metrics = (apiVersion: string) =>
    JSON.stringify({
      kind: 'NodeMetricsList',
      apiVersion,
      metadata: {},
      items: [
        {
          metadata: { name: 'pi-worker', creationTimestamp: '2025-10-19T20:00:05Z' },
          timestamp: '2025-10-19T19:59:51Z',
          window: '20.02s',
          usage: { cpu: '123456789n', memory: '1234Ki' },
        },
      ],
    });
  test.each(['metrics.k8s.io/v1beta1', 'metrics.k8s.io/v1'])(
    '%s: exact, and it knows the time',
    async (apiVersion) => {
      const { cluster, audit } = await damaged({ 'nodes.json': NODES, 'm.json': metrics(apiVersion) });
      expect(cluster.nodeMetrics).toMatchObject([
        { name: 'pi-worker', cpu: 0.123456789, memory: 1234 * 1024 },
      ]);
      expect(audit.ledger.captureTime).toMatchObject({
        source: 'metrics',
        at: Date.UTC(2025, 9, 19, 19, 59, 51),
      });
    },
  );
});

test('2.3 nodes and pods in one file are both read', async () => {
  const { cluster, file } = await damaged({
    'nodes.json': NODES,
    'top.txt': `${OLD}${WORKER}\nNAMESPACE   NAME     CPU(cores)   MEMORY(bytes)   \nshop        cart-0   25m          120Mi           \n`,
  });
  expect([cluster.nodeMetrics.length, cluster.podMetrics.length]).toEqual([1, 1]);
  expect(file('top.txt')).toMatchObject({ format: 'kubectl top', problems: [] });
});
