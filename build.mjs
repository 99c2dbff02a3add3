// Bundles src/cli/main.ts and everything it uses, templates included, into one file without dependencies. What goes
// beside it: the licences of what went into it, and a cache of compiled code, without which it only starts slower.
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { bundle } from './bundle.mjs';
import { programFile } from './program-file.mjs';

const file = 'dist/kube-dossier.cjs';
const cache = 'dist/kube-dossier.code-cache';

const build = await rolldown({ ...bundle, logLevel: 'warn' });
const { output } = await build.generate({
  format: 'cjs',
  minify: true,
  strict: true,
  charset: 'ascii',
  entryFileNames: '[name]',
  chunkFileNames: '[name]',
});
await rm('dist', { force: true, recursive: true });
await mkdir('dist');
await writeFile(file, await programFile(output));
await chmod(file, 0o755);
// The program needs no cache: where it does not run there is none.
spawnSync(process.execPath, ['code-cache.mjs', file, cache], { stdio: 'ignore' });
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
