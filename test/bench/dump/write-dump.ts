import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { LAYOUTS, type LayoutName } from './layout.ts';
import { withManagedFields } from './managed-fields.ts';
import { pods } from './pod.ts';

export interface Dump {
  readonly pods: number;
  readonly layout: LayoutName;
  readonly managedFields: boolean;
}

/** The text of a dump, piece by piece; `LAYOUTS[layout].bytes` makes bytes of any piece. */
export function* dumpText({ pods: count, layout, managedFields }: Dump): Generator<string> {
  const { mark, head, item, separator, tail } = LAYOUTS[layout];
  let before = mark + head;
  for (const pod of pods(count)) {
    yield before + item(managedFields ? withManagedFields(pod) : pod);
    before = separator;
  }
  yield tail;
}

/** Writes the whole file or none of it: the same dump, the same bytes. */
export function writeDump(path: string, dump: Dump): void {
  const partial = `${path}.partial`;
  const file = openSync(partial, 'w');
  const write = (text: string) => {
    const bytes = LAYOUTS[dump.layout].bytes(text);
    for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
  };
  try {
    let waiting = '';
    for (const piece of dumpText(dump)) {
      waiting += piece;
      if (waiting.length < MEBIBYTE) continue;
      write(waiting);
      waiting = '';
    }
    write(waiting);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}

const MEBIBYTE = 1024 * 1024;
