import { Restorer } from '../json/condenser/restorer.ts';
import { restoring } from '../json/restoring.ts';
import type { CondensedSink, JsonSink } from '../json/sink.ts';
import type { BlockOwner, BlockSink } from '../text/log-blocks.ts';
import { startedThread } from './early-thread.ts';
import type { Message, ThreadData } from './message.ts';
import { SLOTS, Slots } from './slots.ts';

/** Who takes what a thread finds in a file. */
export interface ThreadSink extends JsonSink {
  mark(): void;
  log(owner: BlockOwner): BlockSink;
  /** So many bytes of the file were read. */
  progress(bytes: number): void;
}

/**
 * Reads a JSON file on disk with a thread for its bytes, which takes a third of the work off this one; `program` is
 * the file to start it with. Resolves when all of the file was taken. Rejects as reading the file does: with the
 * system's error when it cannot be read.
 */
export function readInThread(
  program: string,
  data: Omit<ThreadData, 'taken' | 'slots'>,
  sink: ThreadSink,
): Promise<void> {
  const shared = new SharedArrayBuffer(4);
  const taken = new Int32Array(shared);
  const worker = startedThread(program);
  const slots = new Slots();
  worker.postMessage({ ...data, taken: shared, slots: slots.memory } satisfies ThreadData);
  const restorer = new Restorer();
  const take = taking(
    sink,
    restoring(sink, () => restorer),
    slots,
  );
  return new Promise<void>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      try {
        if (message.kind === 'end') resolve();
        else take(message);
        // Waking the thread costs more than a message; half of them are still on their way when it goes on.
        if (Atomics.add(taken, 0, 1) % (SLOTS / 2) === 0) Atomics.notify(taken, 0);
      } catch (error) {
        reject(error);
      }
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the reading thread ended early')));
  }).finally(() => void worker.terminate());
}

function taking(sink: ThreadSink, condensed: CondensedSink, slots: Slots): (message: Message) => void {
  let block: BlockSink | null = null;
  return (message) => {
    switch (message.kind) {
      case 'batch':
        condensed.batch(slots.condensed(message.stored), message.position);
        return;
      case 'item':
        sink.item(message.value, message.position);
        return;
      case 'opened':
        sink.opened?.(message.list);
        return;
      case 'document':
        sink.document(message.document);
        return;
      case 'noise':
        sink.noise(message.line, message.offset);
        return;
      case 'problem':
        sink.problem(message.problem);
        return;
      case 'mark':
        sink.mark();
        return;
      case 'log':
        block = sink.log(message.owner);
        return;
      case 'log bytes':
        block?.write(message.bytes);
        return;
      case 'log end':
        block?.end();
        return;
      case 'read':
        sink.progress(message.bytes);
        return;
      case 'failed':
        throw Object.assign(new Error(message.code), { code: message.code, syscall: 'read' });
    }
  };
}
