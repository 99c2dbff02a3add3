import { markShared } from '../../../model/shared-part.ts';
import type { Condensed } from './condensed.ts';
import { decoded } from './decoded.ts';
import { readSkeleton, type Skeleton } from './skeleton.ts';

/** Parts that a condenser has handed over, by number. Each is parsed when it is first asked for. */
export class PartStore {
  /** Of each part its JSON, until then. */
  readonly #texts: (string | null)[] = [];
  readonly #parts: unknown[] = [];
  readonly #skeletons: Skeleton[] = [];
  readonly #specs: number[] = [];

  add({ parts, isAscii }: Pick<Condensed, 'parts' | 'isAscii'>): void {
    const bytes = new Uint8Array(parts.buffer, parts.byteOffset, parts.byteLength);
    const all = isAscii ? decoded(bytes, true) : null;
    for (let word = 0; word < parts.length; ) {
      const length = parts[word] ?? 0;
      const [start, end] = [4 * word + 4, 4 * word + 4 + length];
      this.#texts.push(all === null ? decoded(bytes.subarray(start, end), false) : all.slice(start, end));
      word = 2 * Math.ceil(end / 8);
    }
  }

  readonly part = (id: number): unknown => {
    const text = this.#texts[id];
    if (typeof text === 'string') {
      const part = parsed(text);
      this.#parts[id] = part;
      this.#texts[id] = null;
    }
    return this.#parts[id];
  };

  /** A part that is most of a pod's spec: rows never ask for it, so that it is let go with its numbers. */
  spec(id: number): unknown {
    this.#specs.push(id);
    return this.part(id);
  }

  /** New numbers begin elsewhere; rows that were read may still ask for parts by these. */
  close(): void {
    for (const id of this.#specs) {
      this.#texts[id] = null;
      this.#parts[id] = undefined;
    }
  }

  skeleton(id: number): Skeleton {
    const known = this.#skeletons[id];
    if (known !== undefined) return known;
    const skeleton = readSkeleton(this.part(id));
    this.#skeletons[id] = skeleton;
    return skeleton;
  }
}

/** Every other part is the name of a node, an address or an image. */
function parsed(text: string): unknown {
  if (text.startsWith('"') && !text.includes('\\')) return text.slice(1, -1);
  const part: unknown = JSON.parse(text);
  markShared(part);
  return part;
}
