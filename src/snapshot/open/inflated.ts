import type { Gunzip, InflateRaw } from 'node:zlib';

/** Of the engine. What it was about to hand out is lost when it finds a fault, so it hands out little at a time. */
export const ENGINE = { chunkSize: 64 * 1024 } as const;

/** How much goes into the engine at once: at 1000 times its size, what comes out still fits in memory. */
const STEP_BYTES = 32 * 1024;

/**
 * What an engine of `node:zlib` makes of the bytes. Unlike a stream of it, this keeps everything that came before a
 * cut, and nearly everything before any other fault. `damaged` is told of it; after that there is no more.
 */
export async function* inflated(
  engine: Gunzip | InflateRaw,
  packed: AsyncIterable<Uint8Array>,
  damaged: (why: string) => void,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const faults: Error[] = [];
  engine.on('data', (chunk: Uint8Array) => ready.push(chunk));
  engine.on('error', (fault: Error) => faults.push(fault));
  // An engine that fails never answers the write it failed on.
  let wake = () => {};
  engine.on('close', () => wake());
  try {
    for await (const chunk of packed) {
      for (let at = 0; at < chunk.length && !isOver(engine); at += STEP_BYTES) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          engine.write(chunk.subarray(at, at + STEP_BYTES), () => resolve());
        });
        yield* ready.splice(0);
      }
      if (isOver(engine)) break;
    }
    if (!isOver(engine)) await ended(engine);
    for (let rest: unknown = engine.read(); rest instanceof Uint8Array; rest = engine.read())
      ready.push(rest);
    yield* ready.splice(0);
  } finally {
    engine.destroy();
  }
  const [fault] = faults;
  if (fault !== undefined) damaged(wordsOf(fault));
}

/** It failed, or what it inflates is complete and the rest belongs to somebody else. */
function isOver(engine: Gunzip | InflateRaw): boolean {
  return engine.errored !== null || engine.readableEnded;
}

async function ended(engine: Gunzip | InflateRaw): Promise<void> {
  await new Promise<void>((resolve) => {
    engine.once('close', resolve);
    engine.end();
  });
}

function wordsOf(fault: Error): string {
  return 'code' in fault && fault.code === 'Z_BUF_ERROR'
    ? 'the compressed data is cut'
    : `the compressed data is damaged: ${fault.message}`;
}
