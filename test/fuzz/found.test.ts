import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { record } from '../../src/model/json.ts';
import { contentFormat, HEAD_BYTES } from '../../src/snapshot/content-format.ts';
import { PIECE } from '../../src/snapshot/json/condenser/condenser.ts';
import { createJsonReader } from '../../src/snapshot/json/reader.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { redactMessages } from '../../src/snapshot/redact-messages.ts';
import { jsonScalar } from '../../src/snapshot/yaml/flow-scalar.ts';
import { write } from '../cli/shop.ts';
import { named, node, typed, yaml } from '../snapshot/layouts/capture.ts';

/** Milliseconds: far more than each takes, less than what was found, which was up to a minute and more. */
const SOON = 500;
const SOON_AS_A_SNAPSHOT = 2000;

function milliseconds(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

describe('a search that began anew at every line, or at every blank', () => {
  test.each([
    ['blank lines', '\n'],
    ['blanks', ' '],
    ['tabs', '\t'],
    ['Windows line ends', '\r\n'],
    ['braces', '{'],
    ['digits in brackets', '[0'],
  ])('a file of %s is known for what it is', (_, one) => {
    const head = Buffer.from(`x${one.repeat(HEAD_BYTES / one.length)}`).subarray(0, HEAD_BYTES);
    for (const path of ['pods.txt', 'pods.yaml', 'logs/shop_cart-0_cart.log'])
      for (const bytes of [head, head.subarray(1)])
        expect(milliseconds(() => contentFormat(path, bytes))).toBeLessThan(SOON);
  });

  test.each([
    ['version.yaml', { 'cluster/v1/node/pi-worker.yaml': yaml(typed('Node', 'v1', node('pi-worker'))) }],
    ['metadata.yaml', { 'yamls/cluster/v1/nodes.yaml': yaml(typed('Node', 'v1', node('pi-worker'))) }],
    ['pods/cart-0.yaml', { 'pods/cart-1.yaml': yaml(typed('Pod', 'v1', named('cart-1', 'shop'))) }],
  ])(
    'a megabyte of blank lines in %s does not keep the layout from being recognised',
    async (path, files) => {
      const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-found-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      write(folder, { ...files, [path]: '\n'.repeat(1_000_000) });
      const started = performance.now();
      const { ledger } = await readSnapshot(folder, { namespaces: null, capturedAt: null });
      expect(performance.now() - started).toBeLessThan(SOON_AS_A_SNAPSHOT);
      expect(ledger.files.map((file) => file.path)).toContain(path);
    },
  );

  test.each([
    ['blanks', `a${' '.repeat(200_000)}b`],
    ['digits', `${'0'.repeat(200_000)}!`],
    ['breaks', `a${' \n'.repeat(100_000)}b`],
  ])('a scalar of %s in the flow style of YAML', (_, text) => {
    expect(milliseconds(() => jsonScalar(text))).toBeLessThan(SOON);
  });
});

test('numbers are told from texts as before', () => {
  expect(['1.', '.5', '1.5e3', '+1', '1..', '1.e5'].map(jsonScalar)).toEqual([
    '1',
    '0.5',
    '1.5e3',
    '1',
    '"1.."',
    '100000',
  ]);
  expect(jsonScalar('a \n  b')).toBe('"a b"');
});

describe('the search for messages to redact goes no deeper than messages lie', () => {
  const DEPTH = 50_000;
  test.each([
    ['arrays', `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`],
    ['objects', `${'{"status":'.repeat(DEPTH)}{}${'}'.repeat(DEPTH)}`],
  ])('%s in a status do not end the program', (_, text) => {
    const object = record(JSON.parse(`{"kind":"Pod","status":${text}}`));
    expect(redactMessages(object)).toBe(object);
  });

  test('a message of a container is redacted', () => {
    const message = (words: string) => ({
      status: { containerStatuses: [{ lastState: { terminated: { message: words } } }] },
    });
    expect(redactMessages(message('password=hunter2'))).toEqual(message('password=***'));
  });
});

describe('what is nested so that nobody can walk through it never reaches those who walk', () => {
  const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  const nodes = (items: string) =>
    `{"kind":"List","apiVersion":"v1","items":[${items},{"kind":"Node","apiVersion":"v1","metadata":{"name":"pi-worker"}}]}`;
  test.each([
    [
      'texts that stand for null',
      {
        'yamls/cluster/v1/nodes.yaml': nodes(`{"kind":"Node","metadata":{"name":"pi-deep"},"spec":${deep}}`),
      },
    ],
    [
      'names of Go',
      {
        'nodes.json': nodes('{"kind":"Node"}'),
        'pods.json': `{"SelfLink":"/api/v1/pods","Items":[{"Name":"cart-0","Namespace":"shop","Spec":${deep}}]}`,
      },
    ],
    ['messages', { 'nodes.json': nodes(`{"kind":"Node","metadata":{"name":"pi-deep"},"status":${deep}}`) }],
  ])('%s', async (_, files) => {
    const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-found-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    write(folder, files);
    const { cluster, ledger } = await readSnapshot(folder, { namespaces: null, capturedAt: null });
    expect(cluster.nodes.map(({ meta }) => meta.name)).toContain('pi-worker');
    expect(JSON.stringify(ledger.files)).toMatch(/nested too deeply|too deep/);
  });
});

test('a snapshot.yaml that refers to what it does not have is not used, and everything else is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-found-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const nodes = yaml(typed('Node', 'v1', node('pi-worker')));
  write(folder, { 'nodes.yaml': nodes, 'snapshot.yaml': 'scope: *cluster\n' });
  const { cluster, ledger } = await readSnapshot(folder, { namespaces: null, capturedAt: null });
  expect(cluster.nodes).toHaveLength(1);
  expect(ledger.files.flatMap(({ problems }) => problems.map(({ message }) => message))).toContainEqual(
    expect.stringMatching(/^not used: not YAML: /),
  );
});

test('a list whose first bytes arrive up to its bracket, and then more than there is room for, is read whole', () => {
  const pods = Array.from({ length: 2000 }, (_, index) => ({
    kind: 'Pod',
    metadata: { name: `cart-${index}` },
  }));
  const file = Buffer.from(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: pods }));
  for (const options of [{}, { maxItemBytes: PIECE - 1 }]) {
    const items: unknown[] = [];
    const problems: unknown[] = [];
    const reader = createJsonReader(
      {
        item: (value) => items.push(value),
        document: () => {},
        noise: () => {},
        problem: (problem) => problems.push(problem),
      },
      options,
    );
    const bracket = file.indexOf('[') + 1;
    for (const chunk of [
      file.subarray(0, bracket),
      file.subarray(bracket, bracket + 70_000),
      file.subarray(bracket + 70_000),
    ])
      reader.write(chunk);
    reader.end();
    expect(problems).toEqual([]);
    expect(items).toHaveLength(pods.length);
  }
});
