import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

/** The project's root; every golden path is relative to it. */
export const ROOT = join(import.meta.dirname, '..');

/**
 * A committed file holds exactly this content. With `UPDATE` set in the environment it is written instead.
 * Names the first differing line: a full diff of a large file takes longer than reading it.
 */
export function expectFile(path: string, content: string): void {
  const file = join(ROOT, path);
  if (process.env['UPDATE']) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return;
  }
  const committed = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (committed !== content) expect.fail(`${difference(path, committed, content)}; ${REMEDY}`);
}

const REMEDY = 'run `npm run generate` and review what changes';

function difference(path: string, committed: string | null, content: string): string {
  if (committed === null) return `${path} does not exist`;
  const old = committed.split('\n');
  const lines = content.split('\n');
  const at = lines.findIndex((line, index) => line !== old[index]);
  const line = at < 0 ? lines.length : at;
  return `${path}:${line + 1} is ${quoted(old[line])}, generated ${quoted(lines[line])}`;
}

function quoted(line: string | undefined): string {
  return line === undefined ? 'the end' : JSON.stringify(line.slice(0, 200));
}
