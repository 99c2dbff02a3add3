import { markShared } from '../../../model/shared-part.ts';
import type { Condensed } from './condensed.ts';
import { decoded } from './decoded.ts';
import { readSkeleton, type Skeleton } from './skeleton.ts';

/** The parts that a condenser has handed over, by number. Each is parsed when it is first asked for. */
export class PartStore {
  /** Of each part its JSON, until then. */
  #texts: (string | null)[] = [];
  #parts: unknown[] = [];
  #skeletons: Skeleton[] = [];

  add({ parts, isAscii, forgets }: Pick<Condensed, 'parts' | 'isAscii' | 'forgets'>): void {
    if (forgets) {
      this.#texts = [];
      this.#parts = [];
      this.#skeletons = [];
    }
    const bytes = new Uint8Array(parts.buffer, parts.byteOffset, parts.byteLength);
    const all = isAscii ? decoded(bytes, true) : null;
    for (let word = 0; word < parts.length; ) {
      const length = parts[word] ?? 0;
      const [start, end] = [4 * word + 4, 4 * word + 4 + length];
      this.#texts.push(all === null ? decoded(bytes.subarray(start, end), false) : all.slice(start, end));
      word = 2 * Math.ceil(end / 8);
    }
  }

  part(id: number): unknown {
    const text = this.#texts[id];
    if (typeof text === 'string') {
      const part = parsed(text);
      this.#parts[id] = part;
      this.#texts[id] = null;
    }
    return this.#parts[id];
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
