import { join } from 'node:path';
import { type OutputChunk, rolldown } from 'rolldown';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from '../bundle.mjs';
import { ROOT } from './golden.ts';

/** As the program is built: what is in one chunk is loaded together. */
let chunks: readonly OutputChunk[] = [];

beforeAll(async () => {
  const build = await rolldown({ ...bundle, cwd: ROOT, logLevel: 'silent' });
  const { output } = await build.generate({ format: 'cjs' });
  chunks = output.filter((part) => part.type === 'chunk');
});

test.each([
  ['--help', 'cli/main.ts'],
  ['report', 'cli/report.ts'],
  ['check', 'cli/check.ts'],
  ['ledger', 'cli/ledger.ts'],
  ['rules', 'cli/rules.ts'],
  ['report -o json', 'report/json-report.ts'],
  ['report -o sarif', 'report/sarif.ts'],
  ['report -o junit', 'report/junit.ts'],
])('%s of JSON loads no package but the one that reads the command line', (_, entry) => {
  const outside = packagesWith(entry).filter((name) => !/commander/.test(name));
  expect(outside).toEqual([]);
});

test.each([
  [
    'a Markdown page',
    'report/markdown-report.ts',
    ['remark-stringify', 'handlebars'],
    /yaml|zod|rehype|hast/,
  ],
  ['an HTML page', 'report/html-report.ts', ['rehype-stringify', 'handlebars'], /yaml|zod/],
  ['YAML', 'snapshot/yaml/reader.ts', ['yaml'], /zod|unified|handlebars/],
  ['a tar', 'snapshot/open/tar.ts', ['tar'], /yaml|zod|yauzl|unified/],
  ['a zip', 'snapshot/open/zip.ts', ['yauzl'], /yaml|zod|unified|tar/],
  ['a manifest', 'snapshot/manifest.ts', ['yaml', 'zod'], /unified|handlebars/],
])('%s loads what it needs, and not the rest', (_, entry, needed, rest) => {
  const names = packagesWith(entry);
  expect(names).toEqual(expect.arrayContaining(needed));
  expect(names.filter((name) => rest.test(name))).toEqual([]);
});

test('what evaluates expressions is loaded where a brief has any', () => {
  expect(packagesWith('report/brief/check-expressions.ts')).toContain('@marcbachmann/cel-js');
  for (const entry of ['report/brief/parse.ts', 'cli/report.ts'])
    expect(packagesWith(entry)).not.toContain('@marcbachmann/cel-js');
});

test('templates are compiled when the program is built; the compiler and their text wait for those who bring their own', () => {
  const modules = chunks.flatMap((chunk) => chunk.moduleIds);
  expect(modules.some((id) => id.endsWith('templates/summary.hbs'))).toBe(true);
  expect(modules.some((id) => /handlebars\/.*compiler/.test(id))).toBe(true);
  for (const entry of ['cli/main.ts', 'cli/report.ts', 'report/markdown-report.ts', 'report/html-report.ts'])
    expect(modulesWith(entry).filter((id) => /handlebars\/.*compiler|\.sources$/.test(id))).toEqual([]);
});

test('no program is ever started', () => {
  const external = chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports]);
  expect(external).toContain('node:fs/promises');
  expect(external).not.toContain('node:child_process');
  expect(chunks.map(({ code }) => code).join('\n')).not.toMatch(/require\([`'"]node:child_process/);
});

/** Modules that run when a source file is asked for, with all that it imports without `import()`. */
function modulesWith(entry: string): readonly string[] {
  const id = join(ROOT, 'src', entry);
  const start = chunks.find((chunk) => chunk.facadeModuleId === id);
  if (start === undefined) throw new Error(`${entry} is not loaded by itself`);
  const closure = new Set<OutputChunk>([start]);
  for (const chunk of closure) {
    for (const other of chunks) if (chunk.imports.includes(other.fileName)) closure.add(other);
  }
  return [...closure].flatMap((chunk) => chunk.moduleIds);
}

/** Packages of those modules. */
function packagesWith(entry: string): readonly string[] {
  return [...new Set(modulesWith(entry).flatMap(packageOf))].toSorted();
}

function packageOf(id: string): readonly string[] {
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id) ?? [];
  return name === undefined ? [] : [name];
}
