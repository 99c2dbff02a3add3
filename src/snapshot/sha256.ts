/** The SHA-256 of a text, in hexadecimal digits. What makes it takes long to load, and few captures need it. */
export function sha256(text: string): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex');
}
