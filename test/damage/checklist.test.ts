import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The damage that captures come with, by its number in the catalogue of input layouts, and what it is. */
const ROWS: Readonly<Record<string, string>> = {
  E1: 'UTF-16 with a mark',
  E2: 'UTF-16 without',
  E3: 'UTF-8 with a mark',
  E4: 'CRLF',
  E5: 'terminal colours',
  E6: 'no bytes',
  E7: 'longer than a string can be',
  E8: 'truncated',
  E9: 'archives that attack',
  E10: 'one object twice',
  S1: 'lists, arrays, objects, documents',
  S2: 'items without kind',
  S3: 'one kind in several groups',
  S4: 'text before the data',
  S5: 'noise between documents',
  S6: 'incomplete though valid',
  S7: 'Status in place of data',
  S8: 'documents one after another',
  S9: 'terminals and chats',
  S10: 'managedFields',
  S11: 'null, empty and "null"',
  S12: 'redaction',
  S13: 'one bad file',
  S14: 'extensions that lie',
  S15: 'dashes, names and junk',
  '2.3': 'kubectl top',
  '2.4': 'kubectl version',
  '2.5': 'kubectl get tables',
  '2.6': 'kubectl describe, and events',
  '2.7': 'time',
  '2.8': 'the ledger',
};

test.each(Object.entries(ROWS))('%s, %s: a test is named by it', (row) => {
  const folder = import.meta.dirname;
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts') && file !== 'checklist.test.ts')
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const named = new RegExp(
    String.raw`(?:test|describe)(?:\.each)?\([\s\S]{0,8000}?['\`]${row.replace('.', '\\.')} `,
  );
  expect(texts.some((text) => named.test(text))).toBe(true);
});
