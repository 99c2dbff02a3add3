import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { auditOf } from '../../src/analysis/audit-of.ts';
import { isRecord, type JsonRecord, record, records, text } from '../../src/model/json.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { write } from '../cli/shop.ts';
import { raspberryPi } from '../fixtures/raspberry-pi.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-same-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let captures = 0;

const FILES = [...raspberryPi()];
const LISTS = FILES.flatMap(([path, content]) => {
  const items = path.endsWith('.json') ? records(record(JSON.parse(content)).items) : [];
  return items.length === 0 ? [] : [{ path, items }];
});
const OTHERS = Object.fromEntries(FILES.filter(([path]) => LISTS.every((list) => list.path !== path)));

/** The same objects, written down in another way. One alone is no list, so it is printed as one. */
const SHAPES: Readonly<Record<string, (items: readonly JsonRecord[]) => string>> = {
  'four spaces': (items) => JSON.stringify(listOf(items), null, 4),
  'two spaces': (items) => JSON.stringify(listOf(items), null, 2),
  tabs: (items) => JSON.stringify(listOf(items), null, '\t'),
  minified: (items) => JSON.stringify(listOf(items)),
  'items last': (items) => JSON.stringify({ kind: 'List', apiVersion: 'v1', metadata: {}, items }, null, 4),
  'typed, items without kind': (items) =>
    JSON.stringify({
      kind: `${text(items[0]?.['kind'])}List`,
      apiVersion: items[0]?.['apiVersion'],
      items: items.map(({ kind: _kind, apiVersion: _version, ...item }) => item),
    }),
  'JSON lines': (items) => several(items, items.map((item) => `${JSON.stringify(item)}\n`).join('')),
  'bare array': (items) => JSON.stringify(items, null, 2),
  concatenated: (items) => several(items, items.map((item) => JSON.stringify(item, null, 4)).join('')),
  'a watch': (items) =>
    several(items, items.map((object) => `${JSON.stringify({ type: 'ADDED', object })}\n`).join('')),
  'YAML list': (items) => stringify(listOf(items), STYLE),
  'YAML documents': (items) => several(items, items.map((item) => `---\n${stringify(item, STYLE)}`).join('')),
  'YAML in flow style': (items) => `---\n${stringify(listOf(items), { ...STYLE, collectionStyle: 'flow' })}`,
};
const STYLE = { aliasDuplicateObjects: false } as const;

const ENCODINGS: Readonly<Record<string, (content: string) => Uint8Array>> = {
  'UTF-8': (content) => Buffer.from(content),
  'UTF-8 with mark': (content) => Buffer.from(`\ufeff${content}`),
  CRLF: (content) => Buffer.from(content.replaceAll('\n', '\r\n')),
  'UTF-16LE': (content) => Buffer.from(`\ufeff${content}`, 'utf16le'),
  'UTF-16BE': (content) => Buffer.from(`\ufeff${content}`, 'utf16le').swap16(),
  'UTF-16LE without mark': (content) => Buffer.from(content, 'utf16le'),
};

const MANAGED = [
  {
    manager: 'kubelet',
    operation: 'Update',
    time: '2031-01-01T00:00:00Z',
    fieldsV1: { 'f:status': { '.': {} } },
  },
];

const writing = fc.record({
  shape: fc.constantFrom(...Object.keys(SHAPES)),
  encoding: fc.constantFrom(...Object.keys(ENCODINGS)),
  parts: fc.integer({ min: 1, max: 3 }),
  isReversed: fc.boolean(),
  isManaged: fc.boolean(),
});
type Writing = typeof writing extends fc.Arbitrary<infer W> ? W : never;

const expected = resultOf(Object.fromEntries(FILES));

test.each(Object.keys(SHAPES))('%s', async (shape) => {
  const one = { shape, encoding: 'UTF-8', parts: 1, isReversed: false, isManaged: false };
  expect(await resultOf(rewritten(LISTS.map(() => one)))).toEqual(await expected);
});

test.each(Object.keys(ENCODINGS))('%s', async (encoding) => {
  const one = { shape: 'four spaces', encoding, parts: 1, isReversed: false, isManaged: false };
  expect(await resultOf(rewritten(LISTS.map(() => one)))).toEqual(await expected);
});

test('any mixture of them, in any order, in several files, with managed fields', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(writing, { minLength: LISTS.length, maxLength: LISTS.length }),
      async (writings) => {
        expect(await resultOf(rewritten(writings))).toEqual(await expected);
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

/** The audit without what depends on where an object stood. */
async function resultOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<unknown> {
  captures += 1;
  const path = write(join(folder, String(captures), 'capture'), files);
  const { cluster, ledger } = await readSnapshot(path, { namespaces: null, capturedAt: null });
  const { files: _, sources, captureTime, ...rest } = ledger;
  const audit = auditOf({ cluster, ledger, rules: RULES, version: '0.0.0' });
  const said = sources.map(({ source, state, count, duplicates, namespaces }) => ({
    source,
    state,
    count,
    duplicates,
    namespaces,
  }));
  const whole = { ...audit, ledger: { ...rest, at: captureTime.at, sources: said } };
  return JSON.parse(
    JSON.stringify(whole, (key, value: unknown) => (key === 'source' && isRecord(value) ? null : value)),
  );
}

function rewritten(writings: readonly Writing[]): Readonly<Record<string, string | Uint8Array>> {
  const lists = LISTS.flatMap(({ path, items }, index) => {
    const {
      shape = '',
      encoding = '',
      parts = 1,
      isReversed = false,
      isManaged = false,
    } = writings[index] ?? {};
    const ordered = isReversed ? items.toReversed() : items;
    const given = isManaged ? ordered.map(managed) : ordered;
    const size = Math.ceil(given.length / parts);
    return Array.from({ length: Math.ceil(given.length / size) }, (_, part): [string, Uint8Array] => {
      const content = SHAPES[shape]?.(given.slice(part * size, (part + 1) * size)) ?? '';
      return [`${part}/${path}`, ENCODINGS[encoding]?.(content) ?? Buffer.from(content)];
    });
  });
  return { ...OTHERS, ...Object.fromEntries(lists) };
}

function listOf(items: readonly JsonRecord[]): JsonRecord {
  return { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } };
}

function several(items: readonly JsonRecord[], content: string): string {
  return items.length > 1 ? content : JSON.stringify(listOf(items));
}

function managed(item: JsonRecord): JsonRecord {
  return { ...item, metadata: { ...record(item['metadata']), managedFields: MANAGED } };
}
