#!/usr/bin/env node
// The program stands below in chunks, each a comment in a function that nobody calls: V8 skips it, keeps its text, and
// parses a chunk when it is asked for. Half the time of `--help` would go into what it has no use for: YAML, archives.

const { readFileSync, statSync } = process.getBuiltinModule('node:fs');
const { Script } = process.getBuiltinModule('node:vm');

const [, digest, ...parts] = program.toString().split('\n//> ');
const chunks = new Map(parts.map((part) => [part.slice(0, part.search(/\s/)), part]));
const compiled = codeCache();
const loaded = new Map();

/**
 * The compiled code of a chunk, from the file that the build leaves beside the program, where that is of these chunks
 * and this very Node. V8 refuses what another version of it or other flags have made, but believes damaged code.
 */
function codeCache() {
  try {
    const file = readFileSync(new URL('kube-dossier.code-cache', import.meta.url));
    const start = file.indexOf('\n') + 1;
    const { of, places } = JSON.parse(file.latin1Slice(0, start));
    const node = [process.version, process.arch, statSync(process.execPath).size];
    if (of !== [digest, ...node].join(' ')) return () => undefined;
    const { crc32 } = process.getBuiltinModule('node:zlib');
    const byName = new Map(places.map(([name, ...place]) => [name, place]));
    return (name) => {
      const [from, to, sum] = byName.get(name) ?? [];
      const code = file.subarray(start + from, start + to);
      return crc32(code, crc32(name)) === sum ? code : undefined;
    };
  } catch {
    return () => undefined;
  }
}

function load(path) {
  if (!path.startsWith('./')) return process.getBuiltinModule(path);
  const name = path.slice(2);
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  const code = chunks.get(name).slice(name.length).replaceAll('\n// ', '\n');
  const script = new Script(`(function (module, exports, require) {${code}\n})`, {
    filename: `kube-dossier/${name}`,
    cachedData: compiled(name),
  });
  script.runInThisContext()(module, module.exports, load);
  return module.exports;
}

load('./main');
