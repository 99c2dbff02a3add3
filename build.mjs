// Bundles src/cli/main.ts and everything it uses, templates included, into one file without dependencies, and writes
// the licences of what went into it beside it.
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { bundle } from './bundle.mjs';

const file = 'dist/kube-dossier.mjs';

const build = await rolldown({ ...bundle, logLevel: 'warn' });
const { output } = await build.generate({
  format: 'cjs',
  minify: true,
  strict: true,
  entryFileNames: '[name]',
  chunkFileNames: '[name]',
});
await mkdir('dist', { recursive: true });
await writeFile(file, packed(output));
await chmod(file, 0o755);
await writeFile('dist/THIRD-PARTY-NOTICES.txt', await notices(output));

/**
 * One file that holds each chunk as text and compiles it when it is asked for. Half the time of `--help` would go into
 * parsing what it has no use for: YAML, archives, HTML.
 */
function packed(chunks) {
  const texts = chunks.map(({ fileName, code }) => `${JSON.stringify(fileName)}: ${JSON.stringify(code)},\n`);
  return `#!/usr/bin/env node
const CHUNKS = {\n${texts.join('')}};
const { compileFunction } = process.getBuiltinModule('node:vm');
const loaded = new Map();

function load(path) {
  if (!path.startsWith('./')) return process.getBuiltinModule(path);
  const known = loaded.get(path);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(path, module);
  const filename = \`kube-dossier/\${path.slice(2)}\`;
  const run = compileFunction(CHUNKS[path.slice(2)], ['module', 'exports', 'require'], { filename });
  run(module, module.exports, load);
  return module.exports;
}

load('./main');
`;
}

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
