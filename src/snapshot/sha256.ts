/**
 * SHA-256 of a text, in hexadecimal digits. Most captures need none, and what makes them takes Node as long to load as
 * a megabyte to read.
 */
export function sha256(text: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(text).digest('hex');
}
