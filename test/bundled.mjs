// Bundles a program of the tests and runs it: Node 20 does not run TypeScript.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { bundle } from '../bundle.mjs';

/**
 * Calls `main({ args, root, folder })` of a TypeScript file, with the arguments of the command line, the checkout's
 * folder and one for temporary files. What it returns is the exit code.
 * @param {string} input
 */
export async function runBundled(input) {
  const root = join(import.meta.dirname, '..');
  const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

  const file = join(folder, `${basename(input, '.ts')}.mjs`);
  await build({
    ...bundle,
    // These may start programs; kube-dossier never does, and is bundled without what starts them.
    plugins: bundle.plugins.filter(({ name }) => name !== 'no-programs'),
    input,
    logLevel: 'warn',
    output: { file, format: 'esm', codeSplitting: false },
  });
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main({ args: process.argv.slice(2), root, folder });
}
