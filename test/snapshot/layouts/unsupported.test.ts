import { expect, test } from 'vitest';
import { capture, node, typedList } from './capture.ts';

const DESCRIBED = 'Name:             cart-0\nNamespace:        shop\nNode:             pi-worker/10.0.0.4\n';
const ROWS = '{"TimeGenerated":"2025-10-19T20:00:00Z","LogMessage":"started"}\n';

test('a capture that holds no objects is named, and what to capture instead', async () => {
  await expect(
    capture({
      'export/index.json': '{"tables":["ContainerLogV2"]}',
      'export/tables/ContainerLogV2/parts/0.ndjson': ROWS,
    }),
  ).rejects.toThrow(
    /is recognised as a Log Analytics export, which holds tables of log lines and no objects; capture/,
  );
});

test('beside objects it is passed over', async () => {
  const { ledger } = await capture({
    'nodes.json': typedList('Node', 'v1', [node('pi-worker')]),
    'export/tables/ContainerLogV2/parts/0.ndjson': ROWS,
  });
  expect(ledger.layout).toBe('plain');
  expect(ledger.files[0]?.problems).toEqual([
    { level: 'note', message: 'passed over: rows of Log Analytics tables' },
    { level: 'note', message: expect.stringContaining('recognised as a Log Analytics export') },
  ]);
});

test.each([
  ['AKS Periscope', ['kube-system_pod_dns-0', 'kube-system_pod_dns-1', 'shop_deployment_cart']],
  ['IBM kubernetes-must-gather', ['kubernetes-must-gather.log', 'requests/shop/pods.txt']],
])('%s is recognised', async (name, paths) => {
  const files = Object.fromEntries(paths.map((path) => [path, `${name} has nothing that can be read\n`]));
  await expect(capture(files)).rejects.toThrow(name);
});

test('what can be read of it is', async () => {
  const { ledger } = await capture({
    'kubernetes-must-gather.log': 'gathering\n',
    'nodes.json': typedList('Node', 'v1', [node('pi-worker')]),
    'requests/shop/cart-0.txt': DESCRIBED,
  });
  expect(ledger.sources.find(({ resource }) => resource === 'nodes')?.count).toBe(1);
  expect(JSON.stringify(ledger.files)).toContain('recognised as a capture of IBM kubernetes-must-gather');
});
