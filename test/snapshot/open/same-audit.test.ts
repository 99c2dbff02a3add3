import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { Audit } from '../../../src/analysis/audit.ts';
import { auditOf } from '../../../src/analysis/audit-of.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { readSnapshot } from '../../../src/snapshot/read-snapshot.ts';
import { tarOf } from '../../builders/tar.ts';
import { zipOf } from '../../builders/zip.ts';
import { healthy, list, write, writeShop } from '../../cli/shop.ts';
import { PROGRAM } from '../../program.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-same-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SHOP = ['nodes.json', 'pods.json', 'namespaces.json', 'snapshot.yaml', 'logs/shop_cart-0_web.log'];
const directory = writeShop(write(join(folder, 'shop'), { 'logs/shop_cart-0_web.log': 'panic: no cart\n' }));
const files = Object.fromEntries(SHOP.map((path) => [path, readFileSync(join(directory, path))]));
const reversed = Object.fromEntries(Object.entries(files).toReversed());

const PACKED: Readonly<Record<string, Buffer>> = {
  'shop.tar': tarOf(reversed),
  'shop.tgz': gzipSync(tarOf(files)),
  'shop.zip': zipOf(reversed),
};
for (const [name, bytes] of Object.entries(PACKED)) writeFileSync(join(folder, name), bytes);

async function audit(path: string): Promise<Audit> {
  const { cluster, ledger } = await readSnapshot(path, { namespaces: null, capturedAt: null });
  return auditOf({ cluster, ledger, rules: RULES, version: '0' });
}

/** All but what the snapshot was given as. */
function content({ ledger, ...rest }: Audit): unknown {
  return { ...rest, ledger: { ...ledger, snapshot: null, container: null } };
}

describe('the same capture gives the same audit', () => {
  test.each(Object.keys(PACKED))('as %s', async (name) => {
    const packed = await audit(join(folder, name));
    expect(packed.findings.length).toBeGreaterThan(0);
    expect(content(packed)).toEqual(content(await audit(directory)));
    expect(packed.ledger.snapshot).toBe('shop');
    expect(packed.ledger.container).not.toBe('directory');
  });

  test.each(Object.keys(PACKED))('as %s on standard input', (name) => {
    const printed = (path: string, input?: Buffer): Audit =>
      JSON.parse(run(['report', path, '-o', 'json', '--output-file', '-', '-q'], input));
    const piped = printed('-', PACKED[name]);
    expect(content(piped)).toEqual(content(printed(directory)));
    expect(piped.ledger.snapshot).toBe('stdin');
  });

  test.each(Object.keys(PACKED))('as %s in a directory', async (name) => {
    const bytes = PACKED[name] ?? '';
    const nested = await audit(write(join(folder, `case-${name}`), { [name]: bytes }));
    const unpacked = join(folder, `unpacked-${name}`);
    mkdirSync(join(unpacked, name), { recursive: true });
    write(join(unpacked, name), files);
    expect(content(nested)).toEqual(content(await audit(unpacked)));
    // snapshot.yaml counts where it lies at the root of everything there is.
    expect(nested.ledger.captureTime.source).toBe('snapshot.yaml');
  });
});

test('one file on standard input is read like the file', () => {
  const input = readFileSync(join(directory, 'pods.json'));
  const piped: Audit = JSON.parse(run(['report', '-', '-o', 'json', '--output-file', '-', '-q'], input));
  expect(piped.inventory.pods.total).toBe(2);
  expect(piped.ledger).toMatchObject({ snapshot: 'stdin', container: 'stdin', layout: 'single file' });
  expect(piped.ledger.files).toMatchObject([{ path: 'stdin', bytes: input.length }]);
});

describe('an archive that was cut', () => {
  const pods = list('Pod', [healthy('shop', 'cart-0'), healthy('depot', 'stock-0')]);
  const whole = tarOf({ 'pods.json': pods, 'nodes.json': 'x'.repeat(2000) });

  test('is no ground for absence: its lists are partial, and the ledger says why', async () => {
    writeFileSync(join(folder, 'whole.tar'), whole);
    writeFileSync(join(folder, 'cut.tar'), whole.subarray(0, -2000));
    expect((await readSnapshot(join(folder, 'whole.tar'), ALL)).cluster.captured.all('pods')).toBe(true);
    const { cluster, ledger } = await readSnapshot(join(folder, 'cut.tar'), ALL);
    expect(cluster.pods).toHaveLength(2);
    expect(cluster.captured.all('pods')).toBe(false);
    expect(ledger.sources.find(({ source }) => source === 'pods')).toMatchObject({
      state: 'partial',
      reason: 'the archive cut.tar is cut: it ends in the middle of an entry',
    });
    const row = ledger.files.find(({ path }) => path === 'cut.tar');
    expect(row).toMatchObject({ format: 'tar', problems: [{ level: 'error' }] });
  });

  const ALL = { namespaces: null, capturedAt: null };
});

describe('--archive-limit', () => {
  test('says what was reached; a higher one is enough', () => {
    const path = join(folder, 'shop.tgz');
    expect(run(['ledger', path, '--archive-limit', 'entries=2'])).toContain('entries=2');
    const twice = ['--archive-limit', 'entries=2,bytes=1Gi', '--archive-limit', 'entries=100'];
    expect(run(['ledger', path, ...twice])).not.toContain('archive-limit');
    expect(run(['ledger', path])).toContain('shop: plain (tar.gz), captured at');
  });

  test.each(['entries', 'entries=0', 'files=3', 'bytes=much', ''])('%j is a mistake of the user', (value) => {
    const args = [PROGRAM, 'ledger', join(folder, 'shop.tgz'), '--archive-limit', value];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('Expected entries, entry, bytes, ratio, depth');
  });
});

function run(args: readonly string[], input?: Buffer): string {
  const options = { encoding: 'utf8', ...(input === undefined ? {} : { input }) } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], options);
  if (status !== 0) throw new Error(`exit code ${status}: ${stderr}`);
  return stdout;
}
