import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { eachCluster } from '../../src/cli/each-cluster.ts';
import { report } from '../../src/cli/report.ts';
import { list, node, write } from './shop.ts';

const REPORT = { output: 'md', quiet: true } as const;

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-clusters-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function twoClusters(): string {
  return write(join(temporary(), 'capture'), {
    'gather.log': '2025-10-19T20:00:00.000+0000\tINFO\tgathering\n',
    'hub/cluster/nodes/hub-1.json': list('Node', [node('hub-1')]),
    'edge x/cluster/nodes/edge-1.yaml': list('Node', [node('edge-1')]),
    'hub/cluster/nodes/hub-1.yaml': list('Node', [node('hub-1')]),
  });
}

test('--all-clusters writes a report each, below that of the snapshot', async () => {
  const outputDir = temporary();
  const code = await eachCluster(twoClusters(), { ...REPORT, outputDir, allClusters: true }, report);
  expect(code).toBe(0);
  expect(readdirSync(join(outputDir, 'capture')).toSorted()).toEqual(['edge-x', 'hub']);
  expect(readdirSync(join(outputDir, 'capture/hub'))).toEqual(['infrastructure.md']);
});

test('--cluster writes the one', async () => {
  const outputDir = temporary();
  const options = { ...REPORT, outputDir, allClusters: false, cluster: 'edge-x' };
  await eachCluster(twoClusters(), options, report);
  expect(readdirSync(join(outputDir, 'capture'))).toEqual(['edge-x']);
});

test('sorted, one after the other, and the gravest exit code counts', async () => {
  const seen: (string | undefined)[] = [];
  const run = async (_: string, options: { readonly cluster?: string | undefined }) => {
    seen.push(options.cluster);
    return options.cluster === 'hub' ? 0 : 1;
  };
  expect(await eachCluster(twoClusters(), { allClusters: true }, run)).toBe(1);
  expect(seen).toEqual(['edge-x', 'hub']);
});

test('a capture of one cluster is read as it is', async () => {
  const folder = write(join(temporary(), 'capture'), { 'nodes.json': list('Node', [node('pi-worker')]) });
  const run = async (_: string, options: { readonly cluster?: string | undefined }) =>
    options.cluster === undefined ? 0 : 3;
  expect(await eachCluster(folder, { allClusters: true }, run)).toBe(0);
});

test.each([
  ['capture', { cluster: 'hub' }, /--cluster and --all-clusters/],
  ['-', {}, /standard input can be read once/],
  ['capture', { outputFile: 'page.md' }, /expected --output-dir/],
])('%s with --all-clusters and %j', async (snapshot, options, message) => {
  await expect(eachCluster(snapshot, { ...options, allClusters: true }, async () => 0)).rejects.toThrow(
    message,
  );
});
