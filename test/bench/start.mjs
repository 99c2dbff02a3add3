// Bundles the benchmark and runs it: Node 20 does not run TypeScript.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { bundle } from '../../bundle.mjs';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const args = process.argv.slice(2);
const entry = args.includes('--parts') ? 'parts' : 'bench';
const file = join(folder, `${entry}.mjs`);
await build({
  ...bundle,
  // The benchmark starts programs; kube-dossier never does, and is bundled without what starts them.
  plugins: bundle.plugins.filter(({ name }) => name !== 'no-programs'),
  input: join(import.meta.dirname, `${entry}.ts`),
  logLevel: 'warn',
  output: { file, format: 'esm', codeSplitting: false },
});
const { main } = await import(pathToFileURL(file).href);
process.exitCode = await main({ args, root, folder });
