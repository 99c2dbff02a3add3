import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { isRecord, record, records, text } from '../src/model/json.ts';
import { healthy, list, namespace, node, write } from './cli/shop.ts';
import { program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PODS = list('Pod', [healthy('shop', 'cart-0'), healthy('shop', 'cart-1')]);
const FORBIDDEN =
  'Error from server (Forbidden): events is forbidden: User "auditor" cannot list resource "events" in API group "" at the cluster scope\n';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe('nothing to read is one line, and exit code 2', () => {
  mkdirSync(join(folder, 'empty'));
  mkdirSync(join(folder, 'hollow/inner'), { recursive: true });
  write(join(folder, 'foreign'), {
    'README.md': '# Notes\n',
    'logo.png': PNG,
    'app.json': '{"port":80}',
  });
  write(join(folder, 'cut'), { 'pods.json': gzipSync(PODS), 'nodes.json': '' });
  write(folder, { 'notes.txt': 'call the plumber\n', 'nothing.json': '' });

  test.each([
    ['nowhere', 'no such file or directory: nowhere'],
    ['notes.txt/pods.json', 'no such file or directory: notes.txt/pods.json'],
    ['empty', 'empty holds no files'],
    ['hollow', 'hollow holds no files'],
    ['foreign', 'the 3 files there are: JSON, binary, not recognised'],
    ['notes.txt', 'the one file there is: not recognised'],
  ])('%s', (path, message) => {
    for (const command of ['report', 'check', 'ledger']) {
      const { code, stdout, stderr } = program([command, path], { cwd: folder });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
      expect(stderr).toMatch(/^error: [^\n]+\n$/);
    }
  });
});

test('a file instead of a directory is a snapshot', () => {
  write(folder, { 'pods-of-shop.json': PODS });
  expect(ledger('pods-of-shop.json')).toMatchObject({ layout: 'single file', snapshot: 'pods-of-shop' });
});

describe('one bad file among good ones is a line in the ledger, and all else is reported', () => {
  const broken = `${PODS.slice(0, -200)}`;
  test.each([
    ['truncated JSON', 'pods.json', broken, 'JSON', 'error', 'partial', 1],
    [
      'JSON that ends between items',
      'pods.json',
      PODS.replace(/\],\s+"kind": "List"[\s\S]*$/, ''),
      'JSON',
      'error',
      'partial',
      2,
    ],
    [
      'truncated YAML',
      'pods.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: "car',
      'YAML',
      'error',
      'partial',
      0,
    ],
    [
      'invalid YAML',
      'pods.yaml',
      'apiVersion: v1\nitems:\n- kind: Pod\n  metadata: {name: [}\n',
      'YAML',
      'error',
      'partial',
      0,
    ],
    ['a picture under a name that promises JSON', 'pods.json', PNG, 'binary', 'warning', 'not captured', 0],
    ['no bytes', 'pods.json', '', 'empty', 'warning', 'failed', 0],
    [
      'kubectl refused',
      'pods.json',
      FORBIDDEN.replaceAll('events', 'pods'),
      'kubectl error',
      'error',
      'forbidden',
      0,
    ],
    [
      'a table for people',
      'pods.txt',
      'NAME     READY   STATUS    RESTARTS   AGE\ncart-0   1/1     Running   0          5d\n',
      'kubectl get table',
      'warning',
      'from text',
      1,
    ],
    [
      'one page of several',
      'pods.json',
      PODS.replace('"metadata": {}', '"metadata": {"continue": "next"}'),
      'JSON',
      'warning',
      'partial',
      2,
    ],
  ])('%s', (name, path, content, format, level, state, count) => {
    const capture = write(join(folder, name.replaceAll(' ', '-')), {
      'nodes.json': list('Node', [node('pi-worker')]),
      'namespaces.json': list('Namespace', [namespace('shop')]),
      [path]: content,
    });
    const ended = ledger(capture);
    expect(source(ended, 'pods')).toMatchObject({ state, count });
    expect(source(ended, 'nodes')).toMatchObject({ state: 'captured', count: 1 });
    const file = records(ended['files']).find((entry) => entry['path'] === path) ?? {};
    expect(file['format']).toBe(format);
    expect(records(file['problems']).map((problem) => problem['level'])).toContain(level);
    const page = program(['report', capture, '--output-file', '-']);
    expect(page.code).toBe(0);
    expect(page.stdout).toContain('pi-worker');
    expect(page.stderr).not.toContain('HEALTHY');
  });
});

test('a forbidden list is said to be forbidden, in kubectl’s words', () => {
  const capture = write(join(folder, 'forbidden'), { 'pods.json': PODS, 'events.json': FORBIDDEN });
  const events = source(ledger(capture), 'events');
  expect(events).toMatchObject({ state: 'forbidden', count: 0, files: ['events.json'] });
  expect(text(events['reason'])).toContain('events is forbidden: User "auditor"');
  expect(program(['report', capture, '--output-file', '-']).stdout).toContain('forbidden');
});

test.each([
  ['UTF-8 with mark', Buffer.from(`\ufeff${PODS}`), 'utf-8 with BOM'],
  ['UTF-16LE with mark', Buffer.from(`\ufeff${PODS}`, 'utf16le'), 'utf-16le'],
  ['UTF-16LE', Buffer.from(PODS, 'utf16le'), 'utf-16le'],
  ['UTF-16BE with mark', Buffer.from(`\ufeff${PODS}`, 'utf16le').swap16(), 'utf-16be'],
  ['UTF-16BE', Buffer.from(PODS, 'utf16le').swap16(), 'utf-16be'],
  ['CRLF', Buffer.from(PODS.replaceAll('\n', '\r\n')), 'utf-8'],
  ['a warning before', Buffer.from(`Warning: v1 ComponentStatus is deprecated in v1.19+\n${PODS}`), 'utf-8'],
  ['an error after', Buffer.from(`${PODS}${FORBIDDEN}`), 'utf-8'],
])('%s: the pods are all there', (name, bytes, encoding) => {
  const capture = write(join(folder, `encoded-${name.replaceAll(' ', '-')}`), { 'what-i-got.txt': bytes });
  const ended = ledger(capture);
  expect(source(ended, 'pods')).toMatchObject({ state: 'captured', count: 2 });
  expect(records(ended['files'])).toMatchObject([{ encoding, format: 'JSON' }]);
});

test.skipIf(process.getuid?.() === 0)('an unreadable file is a line in the ledger', () => {
  const capture = write(join(folder, 'locked'), { 'pods.json': PODS, 'nodes.json': '{}' });
  chmodSync(join(capture, 'nodes.json'), 0);
  const [nodes] = records(ledger(capture)['files']);
  expect(nodes).toMatchObject({ path: 'nodes.json', format: 'unreadable' });
});

test('an unusable snapshot.yaml is an error in the ledger, and nothing of it is used', () => {
  const manifest = 'capturedAt: yesterday\nscope: cluster\n';
  const capture = write(join(folder, 'manifest'), { 'pods.json': PODS, 'snapshot.yaml': manifest });
  const ended = ledger(capture);
  expect(record(ended['captureTime'])['source']).toBe('newest timestamp');
  expect(JSON.stringify(ended['files'])).toContain('not used: capturedAt: expected an RFC 3339 time');
});

describe('an invalid brief is one line with its place', () => {
  test.each([
    ['an unknown key', 'report:\n  titel: Quarterly\n', /:2:3\b.*titel/],
    ['no YAML', 'report: [\n', /brief\.yaml:\d+:\d+/],
    ['a namespace that is not there', 'namespaces:\n  attic: old things\n', /:2:3\b.*attic/],
    ['a node that is not there', 'nodes:\n  pi-worker: kitchen\n  pi-master: cellar\n', /:3:3\b.*pi-master/],
  ])('%s', (name, brief, message) => {
    const capture = write(join(folder, `brief-${name.replaceAll(' ', '-')}`), {
      'pods.json': PODS,
      'nodes.json': list('Node', [node('pi-worker')]),
      'namespaces.json': list('Namespace', [namespace('shop')]),
      'brief.yaml': brief,
    });
    const { code, stdout, stderr } = program(['report', capture, '--output-file', '-']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
  });
});

type Printed = Readonly<Record<string, unknown>>;

function ledger(path: string): Printed {
  const { code, stdout, stderr } = program(['ledger', path, '-o', 'json'], { cwd: folder });
  expect([code, stderr]).toEqual([0, '']);
  const printed: unknown = JSON.parse(stdout);
  return isRecord(printed) ? printed : {};
}

function source(printed: Printed, name: string): Printed {
  return records(printed['sources']).find((row) => row['source'] === name) ?? {};
}
