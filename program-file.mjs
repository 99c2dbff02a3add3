import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const MARK = '\n//> ';

/**
 * The program as one file: the loader, the digest of the chunks, and each chunk behind its name, as a comment. It is
 * ASCII, which Node decodes and V8 reads in a fraction of the time.
 * @param {readonly { readonly fileName: string, readonly code: string }[]} chunks
 */
export async function programFile(chunks) {
  const loader = await readFile(join(import.meta.dirname, 'loader.cjs'), 'utf8');
  const texts = chunks.map(({ fileName, code }) => {
    if (/[\r\u2028\u2029]/.test(code)) throw new Error(`${fileName} holds what ends a comment`);
    return `${fileName}\n${code}`.replaceAll('\n', '\n// ');
  });
  const digest = createHash('sha256').update(texts.join(MARK)).digest('hex');
  return `${[`${loader}\nfunction program() {`, digest, ...texts, ''].join(MARK)}\n}\n`;
}

/**
 * What tells the chunks of a program file from those of any other.
 * @param {string} text
 */
export function digestOf(text) {
  return text.split(MARK)[1];
}
