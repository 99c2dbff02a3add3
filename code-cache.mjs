// node code-cache.mjs <program> <cache>
//
// Runs the finished program on captures of the repository and writes down what V8 has compiled for them: functions that
// ran are part of it. Compiling is a third of the time that a report of a small capture takes.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import vm from 'node:vm';
import { crc32 } from 'node:zlib';
import { stringify } from 'yaml';
import { digestOf } from './program-file.mjs';

const [, , file = '', cache = ''] = process.argv;
const program = resolve(file);
const require = createRequire(import.meta.url);

const HEAD_BYTES = 8192;

// Nothing in the repository is large, and little is YAML.
const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-code-cache-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const large = join(folder, 'large.json');
const yaml = join(folder, 'pods.yaml');
const list = JSON.parse(readFileSync('snapshots/pods-only/pods.json', 'utf8'));
writeFileSync(large, JSON.stringify({ ...list, items: manyOf(list.items) }));
writeFileSync(yaml, stringify(list, { aliasDuplicateObjects: false }));

const COMMAND_LINES = [
  ['--help'],
  ['rules'],
  ['report', 'snapshots/raspberry-pi', '--output-file', '-'],
  ['report', 'snapshots/pods-only', '--output-file', '-', '-o', 'html'],
  ['report', large, '--output-file', '-'],
  ['report', yaml, '--output-file', '-'],
];

// Each run loads the chunks anew, and finds the scripts of the runs before it: what has run in any of them is kept.
const { Script } = vm;
const scripts = new Map();
vm.Script = function KeptScript(text, { filename }) {
  const script = scripts.get(filename) ?? new Script(text, { filename });
  scripts.set(filename, script);
  return script;
};

const left = [...COMMAND_LINES];
process.on('beforeExit', function next() {
  const args = left.shift();
  if (args === undefined) {
    process.off('beforeExit', next);
    process.exitCode = 0;
    writeFileSync(cache, cacheOf(scripts));
    return;
  }
  process.argv = [process.execPath, program, ...args];
  delete require.cache[program];
  // In a turn of its own: what has no more turns to wait for is the end of the process, and not of a run.
  setImmediate(() => require(program));
});

/** Each pod many times over, under other names, as the replicas of a workload are. */
function manyOf(pods) {
  return pods.flatMap((pod) =>
    Array.from({ length: 40 }, (_, index) => ({
      ...pod,
      metadata: {
        ...pod.metadata,
        name: `${pod.metadata.name}-${index}`,
        uid: `${pod.metadata.uid}-${index}`,
      },
    })),
  );
}

/** Where the code of each chunk lies and of what it is, as JSON in as many bytes as the loader reads first; then the code. */
function cacheOf(scripts) {
  const places = [];
  const codes = [];
  let from = HEAD_BYTES;
  for (const [filename, script] of scripts) {
    const name = filename.slice(filename.indexOf('/') + 1);
    const code = script.createCachedData();
    places.push([name, [from, from + code.length, crc32(code, crc32(name))]]);
    codes.push(code);
    from += code.length;
  }
  const node = [process.version, process.arch, statSync(process.execPath).size];
  const of = [digestOf(readFileSync(program, 'latin1')), ...node].join(' ');
  const head = Buffer.from(JSON.stringify({ of, places }).padEnd(HEAD_BYTES));
  if (head.length > HEAD_BYTES) throw new Error('the places of the chunks need more bytes');
  return Buffer.concat([head, ...codes]);
}
