import type { ClusterBuilder } from '../model/cluster-builder.ts';
import { createLogScan } from '../model/log-scan.ts';
import type { IntakeOptions } from './intake.ts';
import type { FileEntry } from './ledger-book.ts';
import { logIdentity } from './text/log-file.ts';
import { createLogLineReader } from './text/log-lines.ts';
import { redactLine } from './text/redact-line.ts';

/** Reads a container log line by line; what is recognised in it enters the model, the lines do not. */
export async function readLog(
  entry: FileEntry,
  chunks: AsyncIterable<Uint8Array>,
  builder: ClusterBuilder,
  { namespaces }: IntakeOptions,
): Promise<void> {
  const identity = logIdentity(entry.path);
  if (identity === null) {
    entry.note('note', 'a log, and its path does not say of which container');
    return;
  }
  const { candidates, ...owner } = identity;
  if (namespaces !== null && owner.namespace !== null && !namespaces.includes(owner.namespace)) {
    entry.note('note', 'a log outside the namespaces asked for was passed over');
    return;
  }
  const scan = createLogScan(redactLine);
  const reader = createLogLineReader(({ text, at }) => scan.line(text, at));
  for await (const chunk of chunks) reader.write(chunk);
  const { bytes } = reader.end();
  builder.addLog({ ...owner, ...scan.result(), file: entry.path, bytes }, candidates);
  entry.hold('logs');
  // Nobody captures every log; what is here is a selection.
  const found = owner.namespace === null ? [] : [owner.namespace];
  entry.answer({ source: 'logs', state: 'captured', scope: 'unknown', namespaces: found });
}
