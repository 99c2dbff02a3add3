// Bundles the fuzzer and the process that reads its cases, and runs it: Node 20 does not run TypeScript.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { compiledTemplates, templateSources } from '../../bundle.mjs';

/** Builders that the tests share with us take hooks from it, which nobody calls here. */
const noTests = {
  name: 'no-tests',
  /** @param {string} id */
  resolveId: (id) => (id === 'vitest' ? NO_TESTS : null),
  /** @param {string} id */
  load: (id) => (id === NO_TESTS ? 'module.exports = {};' : null),
};
const NO_TESTS = '\0no-tests.cjs';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const [fuzz, reader, where, thread] = await Promise.all(
  ['fuzz', 'reader', 'where', 'json-thread'].map(async (entry) => {
    const file = join(folder, `${entry}.mjs`);
    await build({
      platform: 'node',
      plugins: [compiledTemplates, templateSources, noTests],
      input: join(import.meta.dirname, `${entry}.ts`),
      logLevel: 'warn',
      output: { file, format: 'esm', codeSplitting: false },
    });
    return file;
  }),
);
const { main } = await import(pathToFileURL(fuzz).href);
process.exitCode = await main({
  args: process.argv.slice(2),
  root,
  folder,
  programs: { reader, where, thread },
});
