// node code-cache.mjs <program> <cache>
//
// Runs the finished program on captures of the repository and writes down what V8 has compiled for them: functions that
// ran are part of it. Compiling is a third of the time that a report of a small capture takes.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { crc32 } from 'node:zlib';
import { digestOf } from './program-file.mjs';

const [, , program = '', cache = ''] = process.argv;

const COMMAND_LINES = [
  ['--help'],
  ['rules'],
  ['report', 'snapshots/raspberry-pi', '--output-file', '-'],
  ['report', 'snapshots/pods-only', '--output-file', '-', '-o', 'html'],
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
  void import(`${pathToFileURL(program)}?${left.length}`);
});

/** A line of JSON that says of what this is, and what lies where behind it, as the loader reads it. V8 wants multiples of 8. */
function cacheOf(scripts) {
  const places = [];
  const bytes = [];
  let end = 0;
  for (const [filename, script] of scripts) {
    const name = filename.slice(filename.indexOf('/') + 1);
    const code = script.createCachedData();
    places.push([name, end, end + code.length, crc32(code, crc32(name))]);
    bytes.push(code, Buffer.alloc(-code.length & 7));
    end += (code.length + 7) & ~7;
  }
  const node = [process.version, process.arch, statSync(process.execPath).size];
  const of = [digestOf(readFileSync(program, 'latin1')), ...node].join(' ');
  const line = JSON.stringify({ of, places });
  return Buffer.concat([Buffer.from(`${line}${' '.repeat(~line.length & 7)}\n`), ...bytes]);
}
