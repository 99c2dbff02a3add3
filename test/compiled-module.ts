import asc from 'assemblyscript/asc';

const OPTIONS = '--enable simd --enable bulk-memory -O3 --noAssert --runtime stub --importMemory'.split(' ');

/** What AssemblyScript's compiler makes of a source, as a module of TypeScript. */
export async function compiledModule(source: string): Promise<string> {
  let bytes: Uint8Array = new Uint8Array();
  const { error, stderr } = await asc.main([source, '--outFile', 'compiled.wasm', ...OPTIONS], {
    writeFile: (name, contents) => {
      if (name === 'compiled.wasm' && typeof contents !== 'string') bytes = contents;
    },
  });
  if (error !== null) throw new Error(`${source} does not compile: ${stderr.toString()}`);
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,100}/g) ?? [];
  const text = lines.map((line) => `  '${line}',`).join('\n');
  return `/** \`assembly/condense.ts\` and what it imports, compiled by \`npm run generate\`; base64. */\nexport const CONDENSE_WASM = [\n${text}\n].join('');\n`;
}
