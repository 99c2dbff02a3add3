import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PROGRAM } from '../program.ts';
import { healthy, list } from './shop.ts';

/** Neither its reading nor its writing ends within what a pipe holds. */
const PODS = list(
  'Pod',
  Array.from({ length: 500 }, (_, index) => healthy('shop', `cart-${index}`)),
);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kube-dossier-interrupt-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s while reading ends the run and leaves nothing',
  async (signal) => {
    const { child, input } = await started();
    await input.write(PODS.slice(0, -1000));
    child.kill(signal);
    expect(await statusOf(child)).toBe(128 + constants.signals[signal]);
    await input.close();
    expect(readdirSync(folder)).toEqual(['pods.json']);
  },
);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s while writing ends the run and takes with it what was written',
  async (signal) => {
    const { child, input } = await started();
    const partial = join(folder, `audit.json.${child.pid}.partial`);
    pipe(partial);
    await input.writeFile(PODS);
    await input.close();
    const output = await open(partial, 'r');
    await output.read(Buffer.alloc(1), 0, 1);
    child.kill(signal);
    expect(await statusOf(child)).toBe(128 + constants.signals[signal]);
    await output.close();
    expect(readdirSync(folder)).toEqual(['pods.json']);
  },
);

/** A report on a pipe that somebody has to fill. */
async function started(): Promise<{ readonly child: ChildProcess; readonly input: FileHandle }> {
  pipe(join(folder, 'pods.json'));
  const args = ['report', 'pods.json', '-o', 'json', '--output-file', 'audit.json'];
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, stdio: 'ignore' });
  return { child, input: await open(join(folder, 'pods.json'), 'w') };
}

function pipe(path: string): void {
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
}

/** What a shell makes of it. */
async function statusOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}
