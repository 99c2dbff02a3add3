import { isBlank, NEWLINE } from './ascii.ts';

const ROOMY = 4 * 1024 * 1024;

/**
 * The part of a file that is still needed, in one growing buffer. Positions are byte offsets in the file, so they
 * stay valid when the buffer moves; only `bytes` is indexed by `offset - base`, and only until the next `append`.
 */
export class ByteWindow {
  bytes = Buffer.alloc(0);
  /** Offset of `bytes[0]`. */
  base = 0;
  /** Offset after the last byte that has arrived. */
  limit = 0;
  /** No more bytes will arrive. */
  closed = false;
  #needed = 0;

  append(chunk: Uint8Array): void {
    const held = this.limit - this.base;
    // One byte of slack lets a batch that ends at the limit be closed in place.
    if (held + chunk.length + 1 > this.bytes.length) this.#makeRoom(chunk.length + 1);
    this.bytes.set(chunk, this.limit - this.base);
    this.limit += chunk.length;
  }

  /** Bytes before `offset` will not be read again. */
  release(offset: number): void {
    this.#needed = offset;
  }

  /** The byte at an offset inside the window. */
  at(offset: number): number {
    return this.bytes[offset - this.base] ?? 0;
  }

  slice(from: number, to: number): Buffer {
    return this.bytes.subarray(from - this.base, to - this.base);
  }

  /** Offset of the first byte from `offset` on that is not JSON whitespace, or `limit`. */
  skipBlank(offset: number): number {
    let at = offset;
    while (at < this.limit && isBlank(this.at(at))) at++;
    return at;
  }

  /** Whether the next thing after `offset` stands at the very start of a line. */
  isFlushLeft(offset: number): boolean {
    const next = this.skipBlank(offset);
    return next > offset && this.at(next - 1) === NEWLINE;
  }

  #makeRoom(extra: number): void {
    const kept = this.bytes.subarray(this.#needed - this.base, this.limit - this.base);
    const required = kept.length + extra;
    const oversized = this.bytes.length > ROOMY && required * 4 < this.bytes.length;
    if (required > this.bytes.length || oversized) {
      // Most files are one small chunk.
      const roomy = Buffer.allocUnsafe(this.limit === 0 ? required : required * 2);
      roomy.set(kept);
      this.bytes = roomy;
    } else {
      this.bytes.copyWithin(0, this.#needed - this.base, this.limit - this.base);
    }
    this.base = this.#needed;
  }
}
