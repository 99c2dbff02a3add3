import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exitCode } from '../src/cli/exit-code.ts';
import { healthy, list, namespace, write, writeShop } from './cli/shop.ts';
import { PROGRAM, program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeShop(join(folder, 'shop'));

const dossier = (...args: readonly string[]) => program(args, { cwd: folder });

test('the report goes to reports/<snapshot>/<kind>.md below the working directory, the verdict to stderr', () => {
  const { code, stdout, stderr } = dossier('report', 'shop');
  expect(code).toBe(0);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^wrote reports\/shop\/infrastructure\.md\nshop: DEGRADED at 2025-10-19T20:00:00Z/);
  expect(readFileSync(join(folder, 'reports/shop/infrastructure.md'), 'utf8')).toContain('cart-0');
});

test.each([
  [['--kind', 'summary'], 'reports/shop/summary.md'],
  [['-o', 'html'], 'reports/shop/infrastructure.html'],
  [['-o', 'json', '--output-dir', 'out'], 'out/shop/audit.json'],
  [['-o', 'sarif', '--output-dir', 'out/deep'], 'out/deep/shop/findings.sarif'],
  [['-o', 'junit', '--output-file', 'ci/dossier.xml'], 'ci/dossier.xml'],
])('report %j writes %s, and nothing else beside it', (options, path) => {
  expect(dossier('report', 'shop', '-q', ...options)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(existsSync(join(folder, path))).toBe(true);
  expect(existsSync(join(folder, `${path}.partial`))).toBe(false);
});

test('--output-file - is standard output and nothing else there', () => {
  const { stdout, stderr } = dossier('report', 'shop', '-o', 'json', '--output-file', '-');
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'kube-dossier/audit/v1' });
  expect(stderr).toContain('shop: DEGRADED');
  expect(stderr).not.toContain('wrote');
});

test('a device is written to, not replaced', () => {
  expect(dossier('report', 'shop', '-q', '--output-file', '/dev/null').code).toBe(0);
  expect(spawnSync('test', ['-c', '/dev/null']).status).toBe(0);
});

test.runIf(existsSync('/dev/full'))('a full disk is said to be full', () => {
  const { code, stderr } = dossier('report', 'shop', '-q', '--output-file', '/dev/full');
  expect([code, stderr]).toEqual([2, 'error: cannot write /dev/full: no space left on device\n']);
});

test.runIf(existsSync('/proc/self'))('where no directory can be made, the run ends and says so', () => {
  const { code, stderr } = dossier('report', 'shop', '-q', '--output-file', '/proc/x/y/report.md');
  expect([code, stderr]).toEqual([2, 'error: cannot write /proc/x/y/report.md: no such file or directory\n']);
});

test('-n narrows to the namespaces named', () => {
  const narrowed = (...options: readonly string[]) => dossier('check', 'shop', ...options).stdout;
  expect(narrowed('-n', 'depot')).toContain('stock-0');
  expect(narrowed('-n', 'depot')).not.toContain('cart-0');
  expect(narrowed('-n', 'depot,shop')).toBe(narrowed('-n', 'shop', '-n', 'depot'));
});

test('a namespace that is not there is not healthy', () => {
  const { code, stdout, stderr } = dossier('check', 'shop', '-n', 'attic');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^error: nothing in shop is in namespace attic;[^\n]*\n$/);
});

test.each([
  ['critical', 0],
  ['high', 1],
  ['medium', 1],
  ['low', 1],
  ['info', 1],
])('--fail-on %s exits with %i, whatever is shown', (severity, code) => {
  for (const command of ['check', 'report']) {
    expect(dossier(command, 'shop', '--fail-on', severity).code).toBe(code);
  }
  expect(dossier('report', 'shop', '--fail-on', severity, '--min-severity', 'critical').code).toBe(code);
});

test('check lists what --fail-on counts, those that a cause explains too', () => {
  const listed = (...options: readonly string[]) =>
    dossier('check', 'shop', ...options).stdout.split('FINDING AT OR ABOVE --fail-on')[1] ?? null;
  expect(listed()).toBe(null);
  expect(listed('--fail-on', 'critical')).toBe(null);
  expect(listed('--fail-on', 'high')).toMatch(/^high +crash-looping-container +pod\/shop\/cart-0 /m);
  expect(listed('--fail-on', 'high')).not.toContain('stock-0');
  expect(listed('--fail-on', 'medium')).toContain('stock-0');
});

test('--min-severity leaves milder findings out of the page', () => {
  const page = (severity: string) =>
    dossier('report', 'shop', '-o', 'sarif', '--output-file', '-', '--min-severity', severity).stdout;
  expect(page('high')).toContain('cart-0');
  expect(page('high')).not.toContain('stock-0');
  expect(page('medium')).toContain('stock-0');
});

test('only findings that the baseline lacks count', () => {
  dossier('report', 'shop', '-o', 'json', '--output-file', 'before.json');
  dossier('report', 'shop', '-n', 'shop', '-o', 'json', '--output-file', 'narrow.json');
  expect(dossier('check', 'shop', '--fail-on', 'info', '--baseline', 'before.json').code).toBe(0);
  expect(dossier('report', 'shop', '--fail-on', 'info', '--baseline', 'before.json').code).toBe(0);
  expect(dossier('check', 'shop', '--fail-on', 'medium', '--baseline', 'narrow.json').code).toBe(1);
});

test.each([
  [['--version'], /^\d+\.\d+\.\d+\n$/],
  [['--help'], /^Usage: kube-dossier \[options\] \[command\]\n/],
  [['report', '--help'], /^Usage: kube-dossier report \[options\] <snapshot>\n/],
  [['rules'], /^ID +GROUP +SEVERITY +TITLE\n/],
  [['rules', 'unavailable-image'], /^unavailable-image: /],
  [['schema', 'brief'], /^\{\n/],
  [['check', 'shop'], /^shop: DEGRADED at /],
  [['ledger', 'shop'], /^shop: plain \(directory\), captured at 2025-10-19T20:00:00Z/],
  [['ledger', 'shop', '-o', 'json'], /^\{\n {2}"snapshot": "shop"/],
])('%j prints on stdout only, and exits with 0', (args, start) => {
  const { code, stdout, stderr } = dossier(...args);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(start);
  expect(stdout.endsWith('\n')).toBe(true);
});

test('the table of the ledger counts the namespaces that were read, and keeps the names of files', () => {
  const deep = `capture/${'long-name-'.repeat(20)}`;
  write(join(folder, 'some'), {
    'namespaces.json': list('Namespace', [namespace('shop'), namespace('depot')]),
    [`${deep}/pods.json`]: list('Pod', [healthy('shop', 'cart-0')]),
  });
  const { stdout } = dossier('ledger', 'some');
  expect(stdout).toMatch(/^pods +captured +1 +1 of 2 /m);
  expect(stdout).toMatch(/^capture\/.*….*\/pods\.json +JSON/m);
});

test.each([
  [['report', 'shop', '--fial-on', 'high'], "error: unknown option '--fial-on' (Did you mean --fail-on?)"],
  [['reprot', 'shop'], "error: unknown command 'reprot' (Did you mean report?)"],
  [['report'], "error: missing required argument 'snapshot'"],
  [['report', 'shop', 'depot'], "error: too many arguments for 'report'."],
  [['check', 'shop', '--fail-on', 'hgih'], 'Allowed choices are critical, high, medium, low, info.'],
  [['report', 'shop', '-o', 'pdf'], 'Allowed choices are md, html, json, sarif, junit.'],
  [
    ['report', 'shop', '--kind', 'novel'],
    'Allowed choices are infrastructure, namespace, architecture, completion, final, summary.',
  ],
  [['check', 'shop', '-n', ','], 'Expected a name, or names separated by commas.'],
  [['check', 'shop', '--captured-at', 'yesterday'], 'Expected a time such as 2025-10-19T20:00:00Z.'],
  [['check', 'shop', '--baseline', 'nowhere.json'], 'error: cannot read the baseline nowhere.json'],
  [['check', 'shop', '--baseline', 'shop/pods.json'], 'shop/pods.json is something else'],
  [['check', 'shop', '--baseline', 'shop/snapshot.yaml'], 'shop/snapshot.yaml is no JSON'],
  [['report', 'shop', '--brief', 'nowhere.yaml'], 'error: cannot read the brief nowhere.yaml'],
  [['report', 'shop', '--output-file', 'shop'], 'error: cannot write shop'],
  [['report', 'shop', '--output-file', 'shop/pods.json/x.md'], 'pods.json/x.md: not a directory'],
  [['report', 'shop', '--kind', 'infrastructure', '-o', 'json'], '--kind chooses a page, and -o json is'],
  [['report', 'shop', '--kind', 'summary', '-o', 'sarif'], '--kind chooses a page, and -o sarif is'],
  [['report', 'shop', '--kind', 'summary', '-o', 'junit'], '--kind chooses a page, and -o junit is'],
  [['rules', 'unavailable-imgae'], 'error: no rule is called unavailable-imgae'],
  [['schema', 'novel'], 'error: no schema is called novel'],
])('%j is one line of error, and exits with 2', (args, message) => {
  const { code, stdout, stderr } = dossier(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).toMatch(/^error: [^\n]+\n$/);
});

test('without a command there is help, and nothing was done', () => {
  expect(dossier()).toMatchObject({ code: 2, stdout: '' });
});

test('a crash outweighs findings', () => {
  expect(exitCode({ crashed: true, gated: true })).toBe(3);
  expect(exitCode({ crashed: true, gated: false })).toBe(3);
  expect(exitCode({ crashed: false, gated: true })).toBe(1);
  expect(exitCode({ crashed: false, gated: false })).toBe(0);
});

test('started as kubectl-dossier it calls itself what the user typed', () => {
  const plugin = join(folder, 'kubectl-dossier');
  symlinkSync(PROGRAM, plugin);
  expect(program(['--help'], { file: plugin }).stdout).toMatch(/^Usage: kubectl dossier \[/);
});

test('the one file runs where there is no node_modules', () => {
  const away = mkdtempSync(join(tmpdir(), 'kube-dossier-away-'));
  copyFileSync(PROGRAM, join(away, 'dossier.cjs'));
  writeShop(join(away, 'shop'));
  const ended = program(['report', 'shop', '-o', 'html'], { cwd: away, file: join(away, 'dossier.cjs') });
  expect(ended).toMatchObject({ code: 0, stdout: '' });
  expect(existsSync(join(away, 'reports/shop/infrastructure.html'))).toBe(true);
  rmSync(away, { recursive: true });
});

test.each([
  'report shop --output-file -',
  'report shop -o json --output-file - 2>&1',
  // More than a pipe holds.
  'ledger crowd -o json',
  'rules',
])('a reader that stops early is no error: %s', (command) => {
  const crowd = Array.from({ length: 3000 }, (_, index) => namespace(`shop-${index}`));
  write(join(folder, 'crowd'), {
    'namespaces.json': list('Namespace', crowd),
    'pods.json': list('Pod', [healthy('shop-1', 'cart-0')]),
  });
  const line = `"${process.execPath}" "${PROGRAM}" ${command} | head -c 1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toHaveLength(1);
  expect(stderr).not.toMatch(/EPIPE|\n +at /);
});

test('an interrupted run leaves nothing behind', async () => {
  const many = Array.from({ length: 40_000 }, (_, index) => healthy('shop', `cart-${index}`));
  write(join(folder, 'large'), { 'pods.json': list('Pod', many) });
  const child = spawn(process.execPath, [PROGRAM, 'report', 'large', '--output-dir', 'interrupted'], {
    cwd: folder,
  });
  setTimeout(() => child.kill('SIGINT'), 250);
  const signal = await new Promise((resolve) => child.on('exit', (_, by) => resolve(by)));
  expect(signal).toBe('SIGINT');
  expect(readdirSync(folder)).not.toContain('interrupted');
});
