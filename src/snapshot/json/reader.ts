import type { Condenser } from './condenser/condenser.ts';
import { Gap } from './gap.ts';
import { type JsonReaderOptions, Reading, type Stage } from './reading.ts';
import { restoring, sharedCondenser } from './restoring.ts';
import type { CondensedSink, JsonSink, JsonSummary } from './sink.ts';

export interface JsonReader {
  /** Takes the next bytes of the file, in chunks of any size. They are copied. */
  write(chunk: Uint8Array): void;
  /** The file has ended. */
  end(): JsonSummary;
}

/** Bytes taken in one go, however large the chunk. */
const PORTION = 1024 * 1024;

/**
 * Reads JSON documents from UTF-8 bytes (without byte-order mark) while they arrive, and hands each item to the sink
 * as soon as it is complete: lists with `items`, bare arrays, single objects, one after another, with any text around
 * them. What is handed over equals what `JSON.parse` makes of the whole, but for what `Restorer` says; what cannot be
 * read is reported as a problem and never throws. Memory is bounded by the largest single item, not by the file.
 */
export function createJsonReader(sink: JsonSink, options: JsonReaderOptions = {}): JsonReader {
  const condenser = () => sharedCondenser().condenser;
  return createCondensedReader(
    restoring(sink, () => sharedCondenser().restorer),
    { ...options, condenser },
  );
}

/** The same, with the items of lists as the condenser leaves them, to be restored elsewhere. */
export function createCondensedReader(
  sink: CondensedSink,
  options: JsonReaderOptions & { readonly condenser: () => Condenser },
): JsonReader {
  const reading = new Reading(sink, options, (...from) => new Gap(...from));
  let stage: Stage = new Gap(reading, 0);

  const advance = (): void => {
    for (let next = stage.step(); next !== 'starved'; next = stage.step()) stage = next;
  };

  return {
    write(chunk) {
      for (let at = 0; at < chunk.length; at += PORTION) {
        reading.window.append(chunk.subarray(at, at + PORTION));
        advance();
      }
    },
    end() {
      reading.window.closed = true;
      advance();
      reading.close();
      return {
        bytes: reading.window.limit,
        documents: reading.documents,
        items: reading.items,
        noiseLines: reading.noise.count,
      };
    },
  };
}
