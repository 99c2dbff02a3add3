import { isRecord } from '../model/json.ts';
import type { FileEntry } from './ledger-book.ts';
import { readErrorLine } from './text/error-line.ts';
import { redactLine } from './text/redact-line.ts';

/**
 * Reads why lists are missing, as troubleshoot writes it beside them: a message by namespace, or messages in a row.
 * Whatever was asked for in a namespace that has a message was not given there.
 */
export function readRefusals(entry: FileEntry, text: string): void {
  const messages = messagesOf(text);
  if (messages === null) {
    entry.note('warning', 'expected error messages by namespace, and it holds something else');
    return;
  }
  for (const { namespace, message } of messages) {
    const line = readErrorLine(message);
    const words = redactLine(line?.text ?? message.slice(0, LONGEST_SHOWN));
    entry.note('error', `the collector was told: ${words}`);
    const { source } = entry.role;
    if (source === null) continue;
    const state = line?.outcome === 'forbidden' ? 'forbidden' : 'failed';
    const asked = namespace ?? line?.namespace ?? null;
    entry.answer(
      asked === null
        ? { source, state, scope: 'cluster', namespaces: [] }
        : { source, state, scope: 'namespace', namespaces: [asked] },
      words,
    );
  }
}

const LONGEST_SHOWN = 300;

interface Message {
  readonly namespace: string | null;
  readonly message: string;
}

/** `null`: the text is no such file. */
function messagesOf(text: string): readonly Message[] | null {
  const value = parsed(text);
  if (Array.isArray(value))
    return value.flatMap((message) => (typeof message === 'string' ? [{ namespace: null, message }] : []));
  if (!isRecord(value)) return null;
  return Object.entries(value).flatMap(([key, message]) =>
    typeof message === 'string' ? [{ namespace: key === '' ? null : key, message }] : [],
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
