import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { ROOT } from './golden.ts';
import { PROGRAM, program } from './program.ts';

const ARGS = ['report', 'snapshots/pods-only', '--output-file', '-'];
const CACHE = join(dirname(PROGRAM), 'kube-dossier.code-cache');

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-cache-'));
const file = join(folder, basename(PROGRAM));
const cache = join(folder, basename(CACHE));
const watch = join(folder, 'watch.cjs');
copyFileSync(PROGRAM, file);
// Says of each script that is given a cache whether V8 takes it.
writeFileSync(
  watch,
  `const vm = require('node:vm');
   vm.Script = class extends vm.Script {
     constructor(text, options) {
       super(text, options);
       const took = options.cachedData === undefined ? 'compiled' : this.cachedDataRejected ? 'refused' : 'cached';
       require('node:fs').writeSync(2, took + ' ' + options.filename + '\\n');
     }
   };`,
);
const HEAD_BYTES = 8192;
const whole = readFileSync(CACHE);
const { stdout } = program(ARGS);

beforeEach(() => rmSync(cache, { force: true, recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

test('what the build left beside the program is what this Node runs', () => {
  expect(run([PROGRAM, ...ARGS])).toEqual({ stdout, cached: expect.any(Number) });
  expect(run([PROGRAM, 'rules'])).toMatchObject({ cached: expect.any(Number) });
});

test('a thread of the program runs it, too', () => {
  const start = `new (require('node:worker_threads').Worker)(${JSON.stringify(PROGRAM)}).postMessage(null)`;
  const { cached, refused } = run(['-e', start]);
  expect({ cached, refused }).toEqual({ cached: expect.any(Number), refused: undefined });
});

test.each<[string, () => void]>([
  ['is not there', () => {}],
  ['is empty', () => writeFileSync(cache, '')],
  ['cannot be read', () => mkdirSync(cache)],
  ['is something else', () => writeFileSync(cache, '{"of":null}')],
  ['holds no places', () => writeFileSync(cache, changed(/"places".*/, '"places":null}'))],
  ['misplaces chunks', () => writeFileSync(cache, changed(/\[\d+,/g, '[null,'))],
  ['is of another program', () => writeFileSync(cache, changed(/"of":"./, '"of":"x'))],
  ['is of another Node', () => writeFileSync(cache, changed(/ v\d+/, ' v19'))],
])('a cache that %s changes nothing', (_, make) => {
  make();
  expect(run([file, ...ARGS])).toEqual({ stdout, compiled: expect.any(Number) });
});

test('of a cache that was cut, what is whole is used', () => {
  writeFileSync(cache, whole.subarray(0, whole.length / 2));
  expect(run([file, ...ARGS])).toEqual({
    stdout,
    cached: expect.any(Number),
    compiled: expect.any(Number),
  });
});

test.each([3, 1009, 40_009])('damaged code is not run, here with every %sth byte', (step) => {
  const bytes = Buffer.from(whole);
  for (let at = HEAD_BYTES; at < bytes.length; at += step) bytes[at] = ~(bytes[at] ?? 0);
  writeFileSync(cache, bytes);
  const { refused, compiled, stdout: same } = run([file, ...ARGS]);
  expect({ refused, compiled, same }).toEqual({
    refused: undefined,
    compiled: expect.any(Number),
    same: stdout,
  });
});

test('a Node with other flags compiles', () => {
  copyFileSync(CACHE, cache);
  expect(run(['--no-opt', file, ...ARGS])).toEqual({ stdout, refused: expect.any(Number) });
});

/** What is printed, and how many chunks came from the cache, were refused by V8, or had nothing there. */
function run(args: readonly string[]): Readonly<Record<string, number | string>> {
  const ended = spawnSync(process.execPath, ['-r', watch, ...args], { cwd: ROOT, encoding: 'utf8' });
  const counts: Record<string, number> = {};
  for (const [, took = ''] of ended.stderr.matchAll(/^(\w+) kube-dossier\//gm))
    counts[took] = (counts[took] ?? 0) + 1;
  return { stdout: ended.stdout, ...counts };
}

/** The cache with something else in its head, and the rest of it. */
function changed(what: RegExp, to: string): Buffer {
  const head = whole.toString('latin1', 0, HEAD_BYTES).replace(what, to).trimEnd();
  return Buffer.concat([Buffer.from(head.padEnd(HEAD_BYTES)), whole.subarray(HEAD_BYTES)]);
}
