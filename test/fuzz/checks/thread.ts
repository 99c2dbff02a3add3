import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readInThread } from '../../../src/snapshot/json-thread/read-in-thread.ts';
import { collected } from '../../snapshot/json/collected.ts';
import { whole } from '../../snapshot/json/whole.ts';
import type { Failure } from '../failure.ts';

/** Where a thread finds something else in a file of JSON than this one; `program` starts it. */
export async function threadFailures(bytes: Buffer, program: string): Promise<readonly Failure[]> {
  const text = bytes.toString('latin1');
  // What is decoded, and taken out, before it is JSON.
  if (!/^\s*[[{]/.test(text) || /[\u0000\u001b\u009b]|\ufeff|\xef\xbb\xbf|==== START/.test(text)) return [];
  const here = collected(bytes).calls;
  const there = await threaded(bytes, program);
  try {
    const same = isDeepStrictEqual(here.map(comparable), there.map(comparable));
    return same
      ? []
      : [{ promise: 'a thread reads the same', message: `${here.length} and ${there.length} calls` }];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

type Call = readonly unknown[];

function comparable([kind, value, ...rest]: Call): Call {
  return kind === 'item'
    ? [kind, whole(value), ...rest]
    : kind === 'noise'
      ? [kind, value]
      : [kind, value, ...rest];
}

async function threaded(bytes: Buffer, program: string): Promise<readonly Call[]> {
  const file = join(tmpdir(), 'threaded.json');
  writeFileSync(file, bytes);
  const calls: Call[] = [];
  try {
    await readInThread(
      program,
      { file, path: 'threaded.json' },
      {
        item: (value, position) => calls.push(['item', value, position]),
        document: (document) => calls.push(['document', document]),
        noise: (line) => calls.push(['noise', line]),
        problem: (problem) => calls.push(['problem', problem]),
        mark: () => {},
        log: () => ({ write: () => {}, end: () => {} }),
        progress: () => {},
      },
    );
  } finally {
    rmSync(file);
  }
  return calls;
}
