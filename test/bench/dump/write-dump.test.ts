import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { printList } from '../../fixtures/kubectl.ts';
import type { Resource } from '../../fixtures/objects/resource.ts';
import { BYTES_PER_POD } from '../dumps.ts';
import type { LayoutName } from './layout.ts';
import { pods } from './pod.ts';
import { writeDump } from './write-dump.ts';

/** Few, and yet with text that is not ASCII. */
const COUNT = 89;
const PODS: readonly Resource[] = [...pods(COUNT)];
const LIST = JSON.parse(printList(PODS));

function written(layout: LayoutName, managedFields = false): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'dump-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'pods');
  writeDump(file, { pods: COUNT, layout, managedFields });
  return readFileSync(file);
}

test('the text is not all ASCII', () => {
  expect(JSON.stringify(PODS)).toMatch(/[^ -~]/);
});

test('a dump is byte for byte what kubectl prints, every time', () => {
  const dump = written('kubectl');
  expect(dump.equals(Buffer.from(printList(PODS)))).toBe(true);
  expect(dump.equals(written('kubectl'))).toBe(true);
});

describe('the same pods', () => {
  const same: readonly (readonly [LayoutName, (bytes: Buffer) => unknown])[] = [
    ['minified', (bytes) => JSON.parse(bytes.toString())],
    ['jq', (bytes) => JSON.parse(bytes.toString())],
    ['tab', (bytes) => JSON.parse(bytes.toString())],
    ['crlf', (bytes) => JSON.parse(bytes.toString())],
    ['utf-16le', (bytes) => JSON.parse(bytes.toString('utf16le').replace(/^\ufeff/, ''))],
    ['yaml', (bytes) => parse(bytes.toString(), { maxAliasCount: 0 })],
  ];
  test.each(same)('as %s', (layout, read) => {
    expect(read(written(layout))).toEqual(LIST);
  });

  test('from the API itself, whose items do not say what they are', () => {
    const { items, ...list } = JSON.parse(written('raw').toString());
    expect(list).toMatchObject({ apiVersion: 'v1', kind: 'PodList' });
    expect(items).toEqual(LIST.items.map(({ apiVersion: _, kind: __, ...pod }: Resource) => pod));
  });

  test('with managed fields, which are what is added', () => {
    const { items } = JSON.parse(written('kubectl', true).toString());
    for (const { metadata } of items) {
      expect(metadata.managedFields).toHaveLength(2);
      delete metadata.managedFields;
    }
    expect(items).toEqual(LIST.items);
  });

  test('lines end in CR LF, tabs indent, one line is one line', () => {
    expect(written('crlf').toString()).toMatch(/^\{\r\n {4}"apiVersion": "v1",\r\n {4}"items": \[\r\n/);
    expect(written('tab').toString()).toMatch(/^\{\n\t"apiVersion": "v1",\n\t"items": \[\n\t\t\{\n/);
    expect(written('jq').toString()).toMatch(/^\{\n {2}"apiVersion": "v1",\n {2}"items": \[\n {4}\{\n/);
    expect(written('minified').indexOf('\n')).toBe(written('minified').length - 1);
  });
});

test('a dump weighs what a dump of a busy cluster weighs', () => {
  expect(Math.abs(written('kubectl').length / COUNT / BYTES_PER_POD - 1)).toBeLessThan(0.05);
  expect(written('minified').length / COUNT).toBeGreaterThan(4000);
});

describe('the pods', () => {
  const many = [...pods(2000)];

  test('are as many as asked for, each once, as kubectl sorts them', () => {
    expect(new Set(many.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).size).toBe(2000);
    for (const count of [1, 89, 400]) expect([...pods(count)]).toHaveLength(count);
    const order = many.map(({ metadata }) => [metadata.namespace ?? '', metadata.name] as const);
    const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    expect(order).toEqual(order.toSorted((a, b) => compare(a[0], b[0]) || compare(a[1], b[1])));
  });

  test.each(['ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job'])('are owned by a %s too', (kind) => {
    const isOwned = ({ metadata }: Resource) =>
      JSON.stringify(metadata['ownerReferences']).includes(`"${kind}"`);
    expect(many.some(isOwned)).toBe(true);
  });

  test.each([
    'CrashLoopBackOff',
    'ImagePullBackOff',
    'Unschedulable',
    'OOMKilled',
    'Evicted',
    'Completed',
    'initContainers',
  ])('show %s', (word) => {
    expect(many.some((pod) => JSON.stringify(pod).includes(`"${word}"`))).toBe(true);
  });
});
