import type { Scanner } from './scanner.ts';
import { ACTIONS, MEMBERS, POINTS } from './share-points.ts';

/** Where things lie in the scanner's memory. Pages are the system's only once they are touched. */
export interface MemoryLayout {
  readonly bytes: Buffer;
  readonly words: Uint32Array;
  readonly input: number;
  readonly output: number;
  readonly uses: number;
  readonly variables: number;
  readonly rows: number;
  readonly leaves: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;
const PAGE = 64 * KIB;

/** Hashes of parts met once. */
const SEEN_SLOTS = 64 * KIB;
/** Parts met twice: at most half as many as slots. */
const PART_SLOTS = 64 * KIB;
const PART_TEXT = 8 * MIB;
/** Bytes for each of the input. No use is shorter than the twenty that stand for it. */
const USES = 2;
/** Eight for a member of a part. */
const VARIABLES = 2;
/** Four an item, and at most twelve for a member of it. */
const ROWS = 4;
/** A skeleton is an item and the numbers of its points. */
const SKELETON_POINTS = KIB;
/** Vectors are read and written sixteen bytes at a time. */
const SLACK = 256;
const POINT_BYTES = 40;

/** Divides the memory up and tells the scanner; `mostInput` bytes are the longest piece it is given. */
export function layOut(memory: WebAssembly.Memory, scanner: Scanner, mostInput: number): MemoryLayout {
  let next = scanner.heapBase();
  const take = (size: number): number => {
    const start = Math.ceil(next / 16) * 16;
    next = start + size;
    return start;
  };
  const seen = take(SEEN_SLOTS * 4);
  const slots = take(PART_SLOTS * 16);
  const texts = take(PART_TEXT);
  const uses = take(USES * mostInput);
  const points = take(POINTS.length * POINT_BYTES);
  const variables = take(VARIABLES * mostInput);
  const side = take(mostInput + SKELETON_POINTS);
  const rows = take(ROWS * mostInput);
  const leaves = take(mostInput + SLACK);
  const traces = take(scanner.tracesSize());
  const input = take(mostInput + SLACK);
  const output = take(mostInput + MIB);
  memory.grow(Math.ceil(next / PAGE) - memory.buffer.byteLength / PAGE);
  const bytes = Buffer.from(memory.buffer);
  for (const [index, { member, key, action }] of POINTS.entries()) {
    const at = points + index * POINT_BYTES;
    bytes.writeUInt32LE(MEMBERS.indexOf(member), at);
    bytes.writeUInt32LE(ACTIONS.indexOf(action), at + 4);
    bytes.writeUInt32LE(bytes.write(`"${key}"`, at + 16), at + 8);
  }
  scanner.place(
    ...[seen, SEEN_SLOTS, slots, PART_SLOTS, texts, texts + PART_TEXT],
    ...[uses, points, POINTS.length],
    ...[variables, variables + VARIABLES * mostInput, side, rows, leaves, traces],
  );
  return { bytes, words: new Uint32Array(memory.buffer), input, output, uses, variables, rows, leaves };
}
