// Bundles src/cli/main.ts and everything it uses, templates included, into one file without dependencies, and writes
// the licences of what went into it beside it.
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'rolldown';

const file = 'dist/kube-dossier.mjs';

const { output } = await build({
  input: 'src/cli/main.ts',
  platform: 'node',
  moduleTypes: { '.hbs': 'text' },
  logLevel: 'warn',
  output: { file, format: 'esm', minify: true, codeSplitting: false, banner: '#!/usr/bin/env node' },
});
await chmod(file, 0o755);
await writeFile('dist/THIRD-PARTY-NOTICES.txt', await notices(output));

/** Name, version and licence text of every bundled package, sorted by name. */
async function notices(chunks) {
  const folders = new Set();
  for (const id of chunks.flatMap((chunk) => Object.keys(chunk.modules ?? {}))) {
    const match = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id);
    if (match) folders.add(match[0]);
  }
  const entries = await Promise.all([...folders].map(notice));
  return `kube-dossier contains these packages.\n\n${entries.sort().join(`\n${'-'.repeat(80)}\n\n`)}`;
}

async function notice(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const licence = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = licence === undefined ? '' : `\n${(await readFile(join(folder, licence), 'utf8')).trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}
