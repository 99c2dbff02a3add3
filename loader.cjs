#!/usr/bin/env node
// The program stands below in chunks, each a comment in a function that nobody calls: V8 skips it, keeps its text, and
// parses a chunk when it is asked for. Half the time of `--help` would go into what it has no use for: YAML, archives.

const { openSync, readSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

// V8 as Node 20 has it optimises early what runs often, and has no quick way to: a report that takes a second would take
// another of a second core, and the reading thread would have to share it. Later ones do not know the flag.
if (process.version.startsWith('v20.'))
  require('node:v8').setFlagsFromString('--interrupt-budget=400000');

const [, digest, ...parts] = program.toString().split('\n//> ');
const chunks = new Map(parts.map((part) => [part.slice(0, part.search(/\s/)), part]));
const cache = orNothing(openCache);
const loaded = new Map();

/** What the build has compiled lies beside the program, and is used where it is of these chunks and this very Node. */
function openCache() {
  const file = openSync(join(__dirname, 'kube-dossier.code-cache'));
  const { of, places } = JSON.parse(bytesOf(file, 0, 8192).latin1Slice());
  const node = [process.version, process.arch, statSync(process.execPath).size];
  if (of !== [digest, ...node].join(' ')) return undefined;
  return { file, places: new Map(places), crc32: require('node:zlib').crc32 };
}

/** The compiled code of a chunk. V8 refuses what another version or other flags made, but believes what is damaged. */
function compiled(name) {
  const { file, places, crc32 } = cache;
  const [from, to, sum] = places.get(name);
  const code = bytesOf(file, from, to);
  return crc32(code, crc32(name)) === sum ? code : undefined;
}

function bytesOf(file, from, to) {
  const bytes = Buffer.alloc(to - from);
  readSync(file, bytes, 0, bytes.length, from);
  return bytes;
}

function orNothing(attempt) {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}

function load(path) {
  if (!path.startsWith('./')) return require(path);
  const name = path.slice(2);
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  const code = chunks.get(name).slice(name.length).replaceAll('\n// ', '\n');
  const script = new Script(`(function (module, exports, require) {${code}\n})`, {
    filename: `kube-dossier/${name}`,
    cachedData: cache && orNothing(() => compiled(name)),
  });
  script.runInThisContext()(module, module.exports, load);
  return module.exports;
}

load('./main');
