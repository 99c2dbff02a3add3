import { type MessagePort, parentPort } from 'node:worker_threads';
import { decodeToUtf8 } from '../encoding.ts';
import { type Condensed, textsOf } from '../json/condenser/condensed.ts';
import { Condenser } from '../json/condenser/condenser.ts';
import { createCondensedReader } from '../json/reader.ts';
import type { JsonPosition } from '../json/sink.ts';
import { MarkSearch } from '../mark-search.ts';
import { fleetingChunks } from '../open/fleeting-chunks.ts';
import { isFileError } from '../open/snapshot-file.ts';
import { withoutEscapes } from '../terminal-escapes.ts';
import { outsideLogBlocks } from '../text/log-blocks.ts';
import { isThreadData, type Message, type ThreadData } from './message.ts';
import { SLOTS, Slots } from './slots.ts';

/** What the thread does: it reads the bytes of one file, and leaves it to the main thread what they mean. */
export function runThread(): void {
  const port = parentPort;
  port?.once('message', (data: unknown) => {
    if (isThreadData(data)) void readFor(port, data);
  });
}

async function readFor(port: MessagePort, data: ThreadData): Promise<void> {
  const taken = new Int32Array(data.taken);
  let sent = 0;
  const send = (message: Message): void => {
    port.postMessage(message);
    sent += 1;
    for (let seen = Atomics.load(taken, 0); sent - seen >= SLOTS; seen = Atomics.load(taken, 0))
      Atomics.wait(taken, 0, seen);
  };
  const slots = new Slots(data.slots);
  const sendBatch: SendBatch = (condensed, position) =>
    send({ kind: 'batch', stored: slots.store(sent % SLOTS, condensed), position });
  try {
    await readFile(data, send, sendBatch);
    send({ kind: 'end' });
  } catch (error) {
    if (!isFileError(error)) throw error;
    send({ kind: 'failed', code: error.code });
  }
}

/** Bytes between two messages of how many were read. */
const TOLD_EVERY = 4 * 1024 * 1024;

type Send = (message: Message) => void;
type SendBatch = (condensed: Condensed, position: JsonPosition) => void;

async function readFile({ file, path }: ThreadData, send: Send, sendBatch: SendBatch): Promise<void> {
  const marks = new MarkSearch(path);
  // What is left of it after condensing is a tenth of the file, and has all that anybody gets to see.
  const search = (text: Uint8Array) => {
    if (marks.findsIn(text)) send({ kind: 'mark' });
  };
  const condenser = new Condenser();
  const reader = createCondensedReader(
    {
      batch: (condensed, position) => {
        for (const text of textsOf(condensed)) search(text);
        sendBatch(condensed, position);
      },
      item: (value, position) => send({ kind: 'item', value, position }),
      opened: (list) => send({ kind: 'opened', list }),
      document: (document) => send({ kind: 'document', document }),
      noise: (line, offset) => send({ kind: 'noise', line, offset }),
      problem: (problem) => send({ kind: 'problem', problem }),
    },
    { condenser: () => condenser, uncondensed: search },
  );
  let read = 0;
  const progress = (bytes: number) => {
    const isTold = Math.floor(bytes / TOLD_EVERY) > Math.floor(read / TOLD_EVERY);
    read = bytes;
    if (isTold) send({ kind: 'read', bytes });
  };
  const { chunks } = await decodeToUtf8(fleetingChunks(file, progress));
  const outside = outsideLogBlocks(withoutEscapes(chunks), (owner) => {
    send({ kind: 'log', owner });
    return {
      write: (bytes) => send({ kind: 'log bytes', bytes: Uint8Array.from(bytes) }),
      end: () => send({ kind: 'log end' }),
    };
  });
  for await (const chunk of outside) reader.write(chunk);
  reader.end();
  send({ kind: 'read', bytes: read });
}
