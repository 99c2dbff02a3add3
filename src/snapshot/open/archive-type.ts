export type ArchiveType = 'gzip' | 'zip' | 'tar';

/** As much of a file as `archiveType` looks at: the first header of a tar. */
export const SNIFFED_BYTES = 512;

/** What the first bytes of a file say it is; its name says nothing. */
export function archiveType(head: Uint8Array): ArchiveType | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (startsWith(head, LOCAL_HEADER) || startsWith(head, EMPTY_ZIP)) return 'zip';
  return isTarHeader(head) ? 'tar' : null;
}

const LOCAL_HEADER = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

/** By the checksum, which tar has had from the start; `ustar` came later. A header that says so and adds up wrong is damaged. */
function isTarHeader(head: Uint8Array): boolean {
  if (head.length < SNIFFED_BYTES) return false;
  if (Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar') return true;
  const written = Number.parseInt(Buffer.from(head.subarray(148, 156)).toString('latin1').trim(), 8);
  const sum = head.subarray(0, SNIFFED_BYTES).reduce((total, byte) => total + byte, 0);
  const field = head.subarray(148, 156).reduce((total, byte) => total + byte, 0);
  return head[0] !== 0 && written === sum - field + 8 * 0x20;
}
