import type { ClusterBuilder } from '../model/cluster-builder.ts';
import { createLogScan } from '../model/log-scan.ts';
import type { IntakeOptions } from './intake.ts';
import { type LogIdentity, logOf } from './layouts/log-identity.ts';
import type { FileEntry } from './ledger-book.ts';
import { type BlockOwner, type BlockSink, outsideLogBlocks } from './text/log-blocks.ts';
import { createLogLineReader } from './text/log-lines.ts';
import { redactLine } from './text/redact-line.ts';

/** Reads a container log line by line; what is recognised in it enters the model, the lines do not. */
export async function readLog(
  entry: FileEntry,
  chunks: AsyncIterable<Uint8Array>,
  builder: ClusterBuilder,
  options: IntakeOptions,
): Promise<void> {
  const identity = entry.role.log;
  if (identity === null) {
    entry.note('note', 'a log, and its path does not say of which container');
    return;
  }
  const blocks = logBlocks(entry, builder, options);
  const whole = logSink(entry, identity, builder, options);
  for await (const chunk of outsideLogBlocks(chunks, blocks.open)) whole.write(chunk);
  if (blocks.count() === 0) whole.end();
}

/** Takes the blocks of a file, each for its container. */
export function logBlocks(
  entry: FileEntry,
  builder: ClusterBuilder,
  options: IntakeOptions,
): { readonly open: (owner: BlockOwner) => BlockSink; readonly count: () => number } {
  let count = 0;
  return {
    open: ({ namespace, pod, container }) => {
      count += 1;
      return logSink(entry, logOf(namespace, pod, container, false), builder, options);
    },
    count: () => count,
  };
}

function logSink(
  entry: FileEntry,
  { candidates, certain: _, ...owner }: LogIdentity,
  builder: ClusterBuilder,
  { namespaces }: IntakeOptions,
): BlockSink {
  if (namespaces !== null && owner.namespace !== null && !namespaces.includes(owner.namespace)) {
    const end = () => entry.note('note', 'a log outside the namespaces asked for was passed over');
    return { write: () => {}, end };
  }
  const scan = createLogScan(redactLine);
  const reader = createLogLineReader(({ text, at }) => scan.line(text, at));
  return {
    write: (chunk) => reader.write(chunk),
    end: () => {
      const { bytes } = reader.end();
      builder.addLog({ ...owner, ...scan.result(), file: entry.path, bytes }, candidates);
      entry.hold('logs');
      // Nobody captures every log: what is here is a selection.
      const found = owner.namespace === null ? [] : [owner.namespace];
      entry.answer({ source: 'logs', state: 'partial', scope: 'unknown', namespaces: found });
    },
  };
}
