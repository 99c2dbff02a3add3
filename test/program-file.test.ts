import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { programFile } from '../program-file.mjs';
import { PROGRAM, program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-program-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a chunk comes out as it went in, whatever its lines look like', async () => {
  const line = fc.constantFrom('', ' ', '//> main', '// //> other', '*/', '//', "'", '})', 'x');
  const sample = fc.sample(fc.array(line, { minLength: 4, maxLength: 12 }), { numRuns: 6, seed: 3 });
  for (const lines of sample) {
    const text = lines.join('\n');
    const file = await written([
      { fileName: 'main', code: "process.stdout.write(require('./said').text + require('node:path').sep)" },
      { fileName: 'said', code: `exports.text = \`${text}\`` },
      { fileName: 'never', code: 'this is no JavaScript' },
    ]);
    expect(program([], { file }).stdout).toBe(`${text}/`);
  }
});

test('a chunk that a comment cannot hold is refused', async () => {
  for (const end of ['\r', '\u2028', '\u2029'])
    await expect(programFile([{ fileName: 'main', code: `'a${end}b'` }])).rejects.toThrow('main holds what');
});

test('the program is ASCII', () => {
  expect(readFileSync(PROGRAM, 'latin1')).not.toMatch(/[\x80-\xff]/);
});

test('the program runs with the line ends of Windows', () => {
  const file = join(folder, 'windows.cjs');
  // A hashbang with a carriage return is for nobody.
  const lines = readFileSync(PROGRAM, 'latin1').split('\n').slice(1);
  writeFileSync(file, lines.join('\r\n'));
  const args = ['report', 'snapshots/pods-only', '--output-file', '-'];
  expect(program(args, { file })).toEqual(program(args));
});

async function written(chunks: Parameters<typeof programFile>[0]): Promise<string> {
  const file = join(folder, 'program.cjs');
  writeFileSync(file, await programFile(chunks));
  return file;
}
