import { expect, test } from 'vitest';
import { createClusterBuilder } from '../../src/model/cluster-builder.ts';
import { FileIntake } from '../../src/snapshot/intake.ts';
import { createJsonReader } from '../../src/snapshot/json/reader.ts';
import { FileEntry } from '../../src/snapshot/ledger-book.ts';
import { dumpText } from '../bench/dump/write-dump.ts';

/** What a dump comes to: the model's objects, and what the ledger says of the file. */
function read(text: string, condenseFrom: number) {
  const entry = new FileEntry('pods.json', text.length);
  const builder = createClusterBuilder();
  const intake = new FileIntake(entry, builder, { namespaces: null, scope: 'unknown' });
  const bytes = Buffer.from(text);
  intake.see(bytes);
  const reader = createJsonReader(intake, { condenseFrom });
  reader.write(bytes);
  reader.end();
  intake.end();
  return { objects: builder.objects(), newest: builder.newest(), row: entry.row() };
}

const dump = [...dumpText({ pods: 600, layout: 'kubectl', managedFields: false })].join('');

test.each([
  ['as they are', dump],
  ['of a later time', dump.replaceAll('"2025-10-', '"2028-02-')],
  ['with redacted images', dump.replaceAll(/@sha256:[0-9a-f]{3}/g, '@sha256:***HIDDEN***')],
  [
    'with redacted addresses',
    dump.replaceAll(/"(podIP|hostIP|nodeName)": "[^"]*7"/g, '"$1": "***HIDDEN***"'),
  ],
  ['with an escape in every name', dump.replaceAll('"name": "', '"name": "\\u0061')],
  ['with many restarts', dump.replaceAll('"restartCount": 0', '"restartCount": 1234567890')],
])('pods %s become the same objects, condensed or not', (_, text) => {
  expect(read(text, 0)).toEqual(read(text, Number.POSITIVE_INFINITY));
});
