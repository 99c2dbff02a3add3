const MAGIC: readonly (readonly number[])[] = [
  [0x1f, 0x8b], // gzip
  [0x50, 0x4b, 0x03, 0x04], // zip
  [0x50, 0x4b, 0x05, 0x06], // zip without entries
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x25, 0x50, 0x44, 0x46, 0x2d], // PDF
  [0xfd, 0x37, 0x7a, 0x58, 0x5a], // xz
  [0x28, 0xb5, 0x2f, 0xfd], // zstd
  [0x42, 0x5a, 0x68, 0x39], // bzip2
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0xcf, 0xfa, 0xed, 0xfe], // Mach-O
  [0x6b, 0x38, 0x73, 0x00], // Kubernetes protobuf, as etcd holds it
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], // SQLite
];

/** A crashed writer leaves a few NULs in a log; text does not have more than these. */
const STRAY_CONTROLS = 3;
const CONTROL_SHARE = 0.02;

/** Whether the first bytes of a file cannot be the start of UTF-8 text. */
export function binaryContent(head: Uint8Array): boolean {
  if (MAGIC.some((magic) => head[0] === magic[0] && magic.every((byte, index) => head[index] === byte)))
    return true;
  let controls = 0;
  for (let at = 0; at < head.length; at++) controls += CONTROLS[head[at] ?? 0] ?? 0;
  return controls > Math.max(STRAY_CONTROLS, head.length * CONTROL_SHARE);
}

/** Tab, line feed, vertical tab, form feed, carriage return, backspace, and the escape of terminal colours. */
function isTextControl(byte: number): boolean {
  return (byte >= 0x08 && byte <= 0x0d) || byte === 0x1b;
}

/** 1 for every byte that text does not hold. */
const CONTROLS = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < 0x20 && !isTextControl(byte)) || byte === 0x7f ? 1 : 0,
);
