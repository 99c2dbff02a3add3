import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { columns } from '../src/cli/terminal.ts';
import { capturedFrom } from '../src/model/captured.ts';
import { openSnapshot } from '../src/snapshot/open/open-snapshot.ts';
import { snapshotName } from '../src/snapshot/open/snapshot-name.ts';
import { readSnapshot, type Snapshot } from '../src/snapshot/read-snapshot.ts';
import { fullParse } from '../src/snapshot/yaml/full-parse.ts';
import { healthy, list, namespace, node, write } from './cli/shop.ts';
import { program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-attack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(path: string, namespaces: readonly string[] | null = null): Promise<Snapshot> {
  return readSnapshot(path, { namespaces, capturedAt: null });
}

describe('a file name cannot hide files', () => {
  test('one that is no UTF-8 is listed as unreadable, its neighbours are read', async () => {
    const capture = write(join(folder, 'latin-1'), { 'pods.json': list('Pod', [healthy('shop', 'cart-0')]) });
    writeFileSync(Buffer.concat([Buffer.from(`${capture}/caf`), Buffer.from([0xe9])]), '{}');
    const { cluster, ledger } = await read(capture);
    expect(cluster.pods).toHaveLength(1);
    expect(ledger.files.map(({ path, format }) => [path, format])).toEqual([
      ['caf\ufffd', 'unreadable'],
      ['pods.json', 'JSON'],
    ]);
  });

  test('one with a line break is read', async () => {
    const capture = write(join(folder, 'broken-name'), { 'pods\nof shop.json': '{}' });
    expect((await openSnapshot(capture)).files.map(({ path }) => path)).toEqual(['pods\nof shop.json']);
  });
});

test.each(['--all', '-A', 'cart\nreboot', 'c'.repeat(2000)])(
  'a pod called %j is passed over, and then nothing is clear',
  async (name) => {
    const capture = write(join(folder, `named-${name.length}`), {
      'pods.json': list('Pod', [healthy('shop', name), healthy('shop', 'cart-0')]),
    });
    const { cluster, ledger } = await read(capture);
    expect(cluster.pods.map(({ meta }) => meta.name)).toEqual(['cart-0']);
    expect(cluster.captured.state('pods')).toBe('partial');
    expect(JSON.stringify(ledger.files)).toContain('no API server accepts');
  },
);

describe('some namespaces are not the cluster', () => {
  const files = {
    'pods.json': list('Pod', [healthy('shop', 'cart-0'), healthy('bank', 'till-0')]),
    'nodes.json': list('Node', [node('pi-worker')]),
  };
  const whole = { ...files, 'namespaces.json': list('Namespace', [namespace('shop'), namespace('bank')]) };

  test('with --namespace, its pods are whole in it and nowhere else', async () => {
    const { cluster } = await read(write(join(folder, 'narrowed'), whole), ['shop']);
    expect(cluster.captured.all('pods', 'shop')).toBe(true);
    expect(cluster.captured.all('pods')).toBe(false);
  });

  test('one Namespace asked for by name does not stand for all', async () => {
    const one = {
      'pods.json': list('Pod', [healthy('shop', 'cart-0')]),
      'namespace.json': JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', ...namespace('shop') }),
    };
    const { cluster } = await read(write(join(folder, 'one'), one));
    expect(cluster.captured.all('pods', 'shop')).toBe(true);
    expect(cluster.captured.all('pods')).toBe(false);
  });
});

test('a snapshot called after its extension is written below the reports, not beside them', () => {
  expect(['...json', '..yaml', '.json'].map(snapshotName)).toEqual(['snapshot', 'snapshot', 'snapshot']);
});

describe('the terminal', () => {
  const ESCAPE = '\u001b[31m';

  test.each(['check', 'ledger'])('%s prints no control characters', (command) => {
    const capture = join(folder, `shop${ESCAPE}\n`);
    mkdirSync(capture, { recursive: true });
    const loud = {
      ...namespace('shop'),
      kind: 'Node',
      metadata: { name: 'pi\u009b31m', creationTimestamp: '2030-01-01T00:00:00Z' },
    };
    write(capture, {
      'pods.json': list('Pod', [healthy('shop', 'cart-0')]),
      'nodes.json': list('Node', [loud]),
    });
    const { code, stdout } = program([command, capture]);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test('an error stays one line, whatever the path', () => {
    const { code, stderr } = program(['check', `nowhere${ESCAPE}\nat all`]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: [^\n\u001b]+\n$/);
  });

  test('a table may have more rows than a call has arguments', () => {
    const rows = Array.from({ length: 200_000 }, () => ['pods']);
    expect(columns(['FILE'], rows).split('\n')).toHaveLength(200_002);
  });
});

test('the YAML parser does not warn on the process, in the words of the file', () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  expect(fullParse('? [token]\n: hunter2\n')).toMatchObject({ duplicateLine: null });
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});

test('a file an object: the time to add their answers up is linear', () => {
  const answer = { source: 'pods', state: 'partial', scope: 'namespace', namespaces: ['shop'] } as const;
  const answers = Array.from({ length: 200_000 }, () => answer);
  const started = performance.now();
  expect(capturedFrom(answers).state('pods')).toBe('partial');
  expect(performance.now() - started).toBeLessThan(2000);
});
