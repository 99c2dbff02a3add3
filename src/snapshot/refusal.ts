import { kindByResource, type SourceName } from '../model/kinds.ts';
import type { FileEntry } from './ledger-book.ts';
import type { ErrorLine } from './text/error-line.ts';
import { redactLine } from './text/redact-line.ts';

/** Writes down that a source was asked for and not given: forbidden, failed, or empty. */
export function noteErrorLine(file: FileEntry, line: ErrorLine): void {
  const source = refusedSource(file, line);
  const words = redactLine(line.text);
  file.note(line.outcome === 'empty' ? 'note' : 'error', `kubectl said: ${words}`);
  if (source === null || line.outcome === 'noise') return;
  const namespace = line.namespace ?? file.role.namespace;
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

function refusedSource({ path, role }: FileEntry, line: ErrorLine): SourceName | null {
  const hinted = role.source;
  // The words do not say of what; a file called top-nodes.txt does.
  const ofNodes = line.resource === 'nodes' || hinted === 'nodes' || /node[^/]*$/i.test(path);
  if (line.group === 'metrics.k8s.io') return ofNodes ? 'nodeMetrics' : 'podMetrics';
  if (line.resource === 'pods/log') return 'logs';
  const named = line.resource === null ? null : kindByResource(line.resource.split('/')[0] ?? '');
  return named ?? hinted;
}
