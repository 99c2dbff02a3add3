import type { CapturedList } from '../model/captured.ts';
import { KINDS } from '../model/kinds.ts';
import { byCodeUnit } from '../model/order.ts';
import { UNKNOWN_NAMESPACE } from '../model/text-form.ts';
import { FROM_TEXT } from './kubectl-text.ts';
import type { FileEntry } from './ledger-book.ts';
import type { TextList, TextObject } from './text/text-object.ts';

/** What is said of the snapshot as a whole. */
export interface TextScope {
  /** Only objects of these namespaces, and of none, are wanted; `null`: all. */
  readonly namespaces: readonly string[] | null;
  /** The only namespace that was asked for, where the snapshot says so. */
  readonly asked: string | null;
}

/** Where an object is: by its row, the command, the path or the snapshot; `null` where nobody says. */
export function textNamespace(
  { role }: FileEntry,
  list: TextList,
  { namespace }: TextObject,
  { asked }: TextScope,
): string | null {
  return namespace ?? list.namespace ?? role.namespace ?? asked;
}

/** Writes down how much of each source the text of a file shows. */
export function answerForText(entry: FileEntry, scope: TextScope): void {
  for (const list of entry.text?.lists ?? []) {
    const { source, whole, form, objects } = list;
    const isWhole = whole && entry.missing === null;
    const state = !isWhole ? 'partial' : objects.length === 0 ? 'empty' : 'captured';
    entry.answer({ source, state, form, ...scopeOf(entry, list, scope) }, FROM_TEXT);
  }
}

function scopeOf(
  entry: FileEntry,
  list: TextList,
  scope: TextScope,
): Pick<CapturedList, 'scope' | 'namespaces'> {
  if (!KINDS[list.source].namespaced) return { scope: 'cluster', namespaces: [] };
  if (scope.namespaces !== null) return { scope: 'namespace', namespaces: scope.namespaces };
  if (list.allNamespaces) return { scope: 'cluster', namespaces: [] };
  const asked = list.namespace ?? entry.role.namespace ?? scope.asked;
  if (list.objects.length === 0)
    return asked === null
      ? { scope: 'unknown', namespaces: [] }
      : { scope: 'namespace', namespaces: [asked] };
  const found = list.objects.map((object) => textNamespace(entry, list, object, scope) ?? UNKNOWN_NAMESPACE);
  return { scope: 'unknown', namespaces: [...new Set(found)].toSorted(byCodeUnit) };
}
