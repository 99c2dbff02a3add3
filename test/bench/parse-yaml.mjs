// What the YAML rows compare with: what the files given, or those in a folder given, say, read by the package `yaml`. A
// report is about all of it, so that all of it is kept.
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
const values = (text) => parseAllDocuments(text, { logLevel: 'silent' }).map((document) => document.toJS());
export const read = files.map((file) => values(readFileSync(file, 'utf8')));
