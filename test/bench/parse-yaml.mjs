// What the YAML rows compare with: the files given, or those in a folder given, parsed by the package `yaml`.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const [, , path] = process.argv;
const files = statSync(path).isDirectory()
  ? readdirSync(path, { recursive: true })
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => join(path, name))
      .filter((file) => statSync(file).isFile())
  : [path];
for (const file of files) parseAllDocuments(readFileSync(file, 'utf8'), { logLevel: 'silent' });
