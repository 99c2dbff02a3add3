export function decoded(bytes: Uint8Array, isAscii: boolean): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(isAscii ? 'latin1' : 'utf8');
}
