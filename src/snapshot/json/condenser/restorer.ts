import { setCommon } from '../../../model/common-part.ts';
import type { Instant } from '../../../model/instant.ts';
import { isRecord, type JsonRecord } from '../../../model/json.ts';
import { markShared } from '../../../model/shared-part.ts';
import { Timed } from '../../../model/timed.ts';
import type { Condensed } from './condensed.ts';
import { COMMON_POINT, POINTS } from './share-points.ts';

/** Words of a use. */
const USE = 5;

/**
 * Makes the items again that a condenser took apart; it must see all that the condenser handed over, in order. Every
 * use of a part is one object, so that readers can know it by identity; nobody may change it.
 *
 * The values are what `JSON.parse` makes of the file, but for dropped members, the random end of the volume that is
 * called `kube-api-access-xxxxx` in every pod, and what `Timed` and `commonOf` are for.
 */
export class Restorer {
  /** Of each part its JSON, until it is asked for. */
  #texts: (string | null)[] = [];
  #parts: unknown[] = [];

  values({ text, isAscii, uses, times, parts, forgets }: Condensed): readonly unknown[] {
    if (forgets) {
      this.#texts = [];
      this.#parts = [];
    }
    for (const part of parts) this.#texts.push(decoded(part, false));
    const values: unknown = JSON.parse(decoded(text, isAscii));
    if (!Array.isArray(values)) return [];
    for (let at = 0; at < uses.length; at += USE) {
      const item: unknown = values[uses[at] ?? 0];
      if (!isRecord(item)) continue;
      const part = this.#part(uses[at + 2] ?? 0);
      const first = uses[at + 3] ?? 0;
      fill(item, uses[at + 1] ?? 0, part, times.subarray(first, first + (uses[at + 4] ?? 0)));
    }
    return values;
  }

  #part(id: number): unknown {
    const text = this.#texts[id];
    if (typeof text === 'string') {
      const part: unknown = JSON.parse(text);
      markShared(part);
      this.#parts[id] = part;
      this.#texts[id] = null;
    }
    return this.#parts[id];
  }
}

/** Puts a part where it belongs. */
function fill(item: JsonRecord, number: number, part: unknown, times: Uint32Array): void {
  if (number === COMMON_POINT) {
    if (isRecord(item.spec) && isRecord(part)) setCommon(item.spec, part);
    return;
  }
  const point = POINTS[number];
  const holder = point === undefined ? null : item[point.member];
  if (point === undefined || !isMutable(holder)) return;
  holder[point.key] = point.action === 'share without times' ? new Timed(part, instants(times)) : part;
}

function instants(seconds: Uint32Array): readonly Instant[] {
  const found: Instant[] = [];
  for (const second of seconds) found.push(second * 1000);
  return found;
}

function decoded(bytes: Uint8Array, isAscii: boolean): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(isAscii ? 'latin1' : 'utf8');
}

function isMutable(value: unknown): value is Record<string, unknown> {
  return isRecord(value);
}
