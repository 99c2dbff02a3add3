import { kindByResource, type SourceName } from '../model/kinds.ts';
import type { FileEntry } from './ledger-book.ts';
import type { PathHint } from './path-hint.ts';
import type { ErrorLine } from './text/error-line.ts';
import { redactLine } from './text/redact-line.ts';

/** Writes down that a source was asked for and not given: forbidden, failed, or empty. */
export function noteErrorLine(file: FileEntry, hint: PathHint, line: ErrorLine): void {
  const source = refusedSource(hint, line);
  const words = redactLine(line.text);
  file.note(line.outcome === 'empty' ? 'note' : 'error', `kubectl said: ${words}`);
  if (source === null || line.outcome === 'noise') return;
  const namespace = line.namespace ?? hint.namespace;
  const scope = namespace === null ? 'cluster' : 'namespace';
  // "No resources found" names a namespace when one was asked, but says nothing of -A.
  const list = {
    source,
    state: line.outcome,
    scope,
    namespaces: namespace === null ? [] : [namespace],
  } as const;
  file.answer(line.outcome === 'empty' && namespace === null ? { ...list, scope: 'unknown' } : list, words);
}

function refusedSource(hint: PathHint, line: ErrorLine): SourceName | null {
  if (line.group === 'metrics.k8s.io')
    return line.resource === 'nodes' || hint.source === 'nodes' ? 'nodeMetrics' : 'podMetrics';
  if (line.resource === 'pods/log') return 'logs';
  const named = line.resource === null ? null : kindByResource(line.resource.split('/')[0] ?? '');
  return named ?? hint.source;
}
