import type { Objects } from '../../../src/model/cluster.ts';
import { createClusterBuilder } from '../../../src/model/cluster-builder.ts';
import type { Instant } from '../../../src/model/instant.ts';
import { addTextObjects } from '../../../src/snapshot/add-text-objects.ts';
import { contentFormat, HEAD_BYTES } from '../../../src/snapshot/content-format.ts';
import { takeKubectlText } from '../../../src/snapshot/kubectl-text.ts';
import { FileEntry } from '../../../src/snapshot/ledger-book.ts';
import { NOW } from '../../builders/meta.ts';

/** What the model makes of files of text. */
export function added(
  files: Readonly<Record<string, string>>,
  at: Instant | null = NOW,
): { readonly objects: Objects; readonly entries: readonly FileEntry[] } {
  const builder = createClusterBuilder();
  const entries = Object.entries(files).map(([path, text]) => {
    const entry = new FileEntry(path, text.length);
    entry.format = contentFormat(path, Buffer.from(text).subarray(0, HEAD_BYTES), false);
    takeKubectlText(entry, text, { namespaces: null, scope: 'unknown' });
    return entry;
  });
  addTextObjects(entries, builder, { at, namespaces: null, asked: null });
  return { objects: builder.objects(), entries };
}

/** The messages of an entry's problems. */
export function remarks(entry: FileEntry | undefined): readonly string[] {
  return entry?.row().problems.map(({ message }) => message) ?? [];
}
