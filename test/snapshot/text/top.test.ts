import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTop, type TopRow } from '../../../src/snapshot/text/top.ts';

const MI = 1024 ** 2;

function row(given: Partial<TopRow>): TopRow {
  return {
    namespace: null,
    name: 'cart-0',
    container: null,
    cpu: null,
    memory: null,
    swap: null,
    cpuPercent: null,
    memoryPercent: null,
    swapPercent: null,
    line: 2,
    ...given,
  };
}

const MASTER = row({ name: 'pi-master', cpu: 0.185, memory: 3065 * MI, cpuPercent: 4, memoryPercent: 38 });
const WORKER = row({
  name: 'pi-worker-03',
  cpu: 0.119,
  memory: 4377 * MI,
  cpuPercent: 2,
  memoryPercent: 54,
  line: 3,
});
const NODE_ROWS = 'pi-master      185m   4%   3065Mi   38%   \npi-worker-03   119m   2%   4377Mi   54%   \n';

test.each([
  ['kubectl 1.31', 'NAME           CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%   \n'],
  ['kubectl 1.32', 'NAME           CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)   \n'],
  ['kubectl 1.32, carriage returns', 'NAME           CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)   \r\n'],
])('nodes, %s', (_, header) => {
  expect(parseTop(header + NODE_ROWS)).toEqual({
    kind: 'nodes',
    rows: [MASTER, WORKER],
    problems: [],
    next: null,
  });
});

test('nodes without headers', () => {
  const rows = [
    { ...MASTER, line: 1 },
    { ...WORKER, line: 2 },
  ];
  expect(parseTop(NODE_ROWS)).toEqual({ kind: 'nodes', rows, problems: [], next: null });
});

test.each([
  ['no metrics', 'styx   <unknown>   <unknown>   <unknown>   <unknown>', {}],
  ['no Node object', 'styx   97m   1752Mi', { cpu: 0.097, memory: 1752 * MI }],
  ['no CPU metrics', 'styx   <unknown>   <unknown>   1752Mi   21%', { memory: 1752 * MI, memoryPercent: 21 }],
  ['no memory metrics', 'styx   97m   2%   <unknown>   <unknown>', { cpu: 0.097, cpuPercent: 2 }],
  [
    'over its allocatable',
    'styx   4100m   102%   1752Mi   21%',
    { cpu: 4.1, cpuPercent: 102, memory: 1752 * MI, memoryPercent: 21 },
  ],
])('a node with %s', (_, line, usage) => {
  const found = parseTop(`NAME   CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)\n${line}\n`);
  expect(found).toEqual({ kind: 'nodes', rows: [row({ name: 'styx', ...usage })], problems: [], next: null });
});

test('unmeasured nodes are rows without headers too', () => {
  const found = parseTop(`${NODE_ROWS}styx   <unknown>   <unknown>   <unknown>   <unknown>\n`);
  expect(found?.rows).toHaveLength(3);
  expect(found?.rows[2]).toEqual(row({ name: 'styx', line: 3 }));
});

test('nodes with swap', () => {
  const header = 'NAME   CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)   SWAP(bytes)   SWAP(%)\n';
  const found = parseTop(
    `${header}pi-master   185m   4%   3065Mi   38%   12Mi   1%\nstyx   97m   2%   1752Mi   21%   <unknown>   <unknown>\n`,
  );
  expect(found?.problems).toEqual([]);
  expect(found?.rows).toEqual([
    { ...MASTER, swap: 12 * MI, swapPercent: 1 },
    row({ name: 'styx', cpu: 0.097, cpuPercent: 2, memory: 1752 * MI, memoryPercent: 21, line: 3 }),
  ]);
});

const USAGE = { cpu: 0.003, memory: 45 * MI };

test.each([
  ['in a namespace', 'NAME     CPU(cores)   MEMORY(bytes)', 'cart-0   3m   45Mi', USAGE],
  [
    '-A',
    'NAMESPACE   NAME     CPU(cores)   MEMORY(bytes)',
    'shop   cart-0   3m   45Mi',
    { ...USAGE, namespace: 'shop' },
  ],
  [
    '--containers',
    'POD      NAME   CPU(cores)   MEMORY(bytes)',
    'cart-0   web   3m   45Mi',
    { ...USAGE, container: 'web' },
  ],
  [
    '-A --containers',
    'NAMESPACE   POD      NAME   CPU(cores)   MEMORY(bytes)',
    'shop   cart-0   web   3m   45Mi',
    { ...USAGE, namespace: 'shop', container: 'web' },
  ],
  [
    '--show-swap',
    'NAME     CPU(cores)   MEMORY(bytes)   SWAP(bytes)',
    'cart-0   3m   45Mi   7Mi',
    { ...USAGE, swap: 7 * MI },
  ],
  [
    '--show-swap, none known',
    'NAME   CPU(cores)   MEMORY(bytes)   SWAP(bytes)',
    'cart-0   3m   45Mi   <unknown>   <unknown>',
    USAGE,
  ],
])('pods, %s', (_, header, line, expected) => {
  expect(parseTop(`${header}\n${line}   \n`)).toEqual({
    kind: 'pods',
    rows: [row(expected)],
    problems: [],
    next: null,
  });
});

test.each([
  ['in a namespace', 'cart-0   3m   45Mi', USAGE, 0],
  ['-A', 'shop   cart-0   3m   45Mi', { ...USAGE, namespace: 'shop' }, 1],
  [
    '-A --containers',
    'shop   cart-0   web   3m   45Mi',
    { ...USAGE, namespace: 'shop', container: 'web' },
    0,
  ],
  ['--show-swap', 'cart-0   3m   45Mi   7Mi', { ...USAGE, swap: 7 * MI }, 0],
])('pods without headers, %s', (_, line, expected, problems) => {
  const found = parseTop(`${line}\n`);
  expect(found?.kind).toBe('pods');
  expect(found?.rows).toEqual([row({ ...expected, line: 1 })]);
  expect(found?.problems).toHaveLength(problems);
});

test.each([
  [
    '',
    'NAME     CPU(cores)   MEMORY(bytes)   \ncart-0   3m           45Mi            \n         ________     ________        \n         3m           45Mi            \n',
  ],
  [
    '-A --containers',
    'NAMESPACE   POD      NAME       CPU(cores)   MEMORY(bytes)\nshop        cart-0   web        3m           45Mi\n                     ________   ________\n                                3m           45Mi\n',
  ],
  ['--no-headers', 'cart-0   3m         45Mi\n         ________   ________\n         3m         45Mi\n'],
  [
    '--show-swap',
    'NAME     CPU(cores)   MEMORY(bytes)   SWAP(bytes)\ncart-0   3m           45Mi            0Mi\n                      ________        ________\n         3m           45Mi            0Mi\n',
  ],
])('the sum is no row: --sum %s', (_, text) => {
  const found = parseTop(text);
  expect(found?.rows.map(({ name }) => name)).toEqual(['cart-0']);
  expect(found?.problems).toEqual([]);
});

test('a copied terminal, warnings, and the same header again', () => {
  const found = parseTop(
    '$ kubectl top pods -n shop\nWarning: old API\nNAME CPU(cores) MEMORY(bytes)\ncart-0 3m 45Mi\n\n$ kubectl top pods -n till --containers\nPOD NAME CPU(cores) MEMORY(bytes)\ntill-0 web 1m 2Mi\n',
  );
  expect(found?.rows.map(({ name, container, line }) => [name, container, line])).toEqual([
    ['cart-0', null, 4],
    ['till-0', 'web', 8],
  ]);
  expect(found?.problems).toEqual([]);
});

test('what is not part of the table is counted, and kubectl is quoted', () => {
  const found = parseTop(
    'NAMESPACE NAME CPU(cores) MEMORY(bytes)\nshop cart-0 3m 45Mi\ncart-1 3m 45Mi\nMetrics not available for pod shop/till-0, age: 1m2s\nshop cart-2 3m 45Mi 7% 8%\n',
  );
  expect(found?.rows).toHaveLength(1);
  expect(found?.problems).toEqual([
    { level: 'warning', message: 'Metrics not available for pod shop/till-0, age: 1m2s' },
    { level: 'warning', message: '2 lines, the first 3, are not part of the table' },
  ]);
});

test('a table of the other kind is read as the next one', () => {
  const found = parseTop(
    `NAME CPU(cores) MEMORY(bytes)\ncart-0 3m 45Mi\nNAME CPU(cores) CPU% MEMORY(bytes) MEMORY%\n${NODE_ROWS}`,
  );
  expect(found).toMatchObject({ kind: 'pods', problems: [] });
  expect(found?.rows).toHaveLength(1);
  expect(found?.next).toMatchObject({ kind: 'nodes', rows: [{ line: 4 }, { line: 5 }], next: null });
});

test.each([
  ['nothing', ''],
  ['kubectl get pods', 'NAME   READY   STATUS    RESTARTS   AGE\ncart-0   1/1   Running   0   3d\n'],
  [
    'kubectl get hpa',
    'NAME   REFERENCE   TARGETS   MINPODS   MAXPODS\ncart   Deployment/cart   cpu: 3%/80%   1   3\n',
  ],
  ['an error', 'error: Metrics API not available\n'],
  ['a log', 'cart took 3m and 45Mi\ncart-0 3m 45Mi\n'],
  ['a log that starts like a row', 'cart-0 3m 45Mi\nand then it stopped\n'],
  ['nodes and pods in one, without headers', `${NODE_ROWS}cart-0 3m 45Mi\nshop cart-1 3m 45Mi\n`],
  ['top of a Linux host', 'top - 20:00:00 up 3 days\nTasks: 1 total\n'],
  ['a header that goes on', 'NAME CPU(cores) MEMORY(bytes) AGE\ncart-0 3m 45Mi 3d\n'],
  ['JSON', '{"kind": "NodeMetricsList"}'],
])('is no top table: %s', (_, text) => {
  expect(parseTop(text)).toBeNull();
});

test('every row of a generated table comes back', () => {
  const rows = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/),
      cpu: fc.nat(9999),
      memory: fc.nat(99999),
    }),
    { selector: ({ name }) => name, minLength: 1 },
  );
  fc.assert(
    fc.property(rows, fc.boolean(), (given, withHeader) => {
      const header = withHeader ? 'NAME   CPU(cores)   MEMORY(bytes)\n' : '';
      const text =
        header + given.map(({ name, cpu, memory }) => `${name}   ${cpu}m   ${memory}Mi   \n`).join('');
      const found = parseTop(text)?.rows.map(({ name, cpu, memory }) => ({
        name,
        cpu: Math.round((cpu ?? -1) * 1000),
        memory: (memory ?? -1) / MI,
      }));
      expect(found).toEqual(given);
    }),
  );
});

test('reading never throws, and gives up early on a big log', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseTop(`NAME CPU(cores) MEMORY(bytes)\n${text}`)?.kind).toBe('pods');
      parseTop(text);
    }),
  );
  const log = 'cart checked out in 3m using 45Mi\n'.repeat(1_000_000);
  const started = performance.now();
  expect(parseTop(log)).toBeNull();
  expect(performance.now() - started).toBeLessThan(1000);
});
