import { isDeepStrictEqual } from 'node:util';
import { PIECE } from '../../../src/snapshot/json/condenser/condenser.ts';
import { fastParse } from '../../../src/snapshot/yaml/fast-parse.ts';
import { fullParse } from '../../../src/snapshot/yaml/full-parse.ts';
import { collected } from '../../snapshot/json/collected.ts';
import { kept } from '../../snapshot/json/kept.ts';
import { whole } from '../../snapshot/json/whole.ts';
import type { Failure } from '../failure.ts';

/** Where the fast way to read a file differs from the plain one. */
export function parserFailures(bytes: Buffer): readonly Failure[] {
  const head = bytes.subarray(0, 200).toString('latin1');
  if (bytes.length > LARGEST || bytes.includes(0)) return [];
  return /^\s*[[{]/.test(head)
    ? jsonFailures(bytes)
    : /^(?:---|[^\s:]+:)/m.test(head)
      ? yamlFailures(bytes)
      : [];
}

const LARGEST = 512 * 1024;
const LARGEST_YAML = 64 * 1024;

function jsonFailures(bytes: Buffer): readonly Failure[] {
  const fast = collected(bytes);
  const plain = collected(bytes, { maxItemBytes: PIECE - 1, chunk: 1 + (bytes.length % 5000) });
  if (plain.problems.some(({ code }) => code === 'too-large')) return [];
  return comparable(() => areSame(fast, plain))
    ? []
    : [{ promise: 'condensed as plain', message: difference(fast, plain) }];
}

type Read = ReturnType<typeof collected>;

/** How much of a broken file is saved may differ, that it is broken may not. */
function areSame(fast: Read, plain: Read): boolean {
  if (plain.problems.length > 0) return fast.problems.length > 0;
  return (
    fast.problems.length === 0 &&
    isDeepStrictEqual(fast.items.map(whole).map(kept), plain.items.map(kept)) &&
    isDeepStrictEqual(
      [fast.documents, fast.noise, fast.summary],
      [plain.documents, plain.noise, plain.summary],
    )
  );
}

/** What is nested deeper than we can compare counts as the same. */
function comparable(same: () => boolean): boolean {
  try {
    return same();
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}

function difference(fast: Read, plain: Read): string {
  const of = (read: Read) => JSON.stringify([read.summary, read.problems]).slice(0, 400);
  const at = fast.items.findIndex(
    (item, index) => !isDeepStrictEqual(kept(whole(item)), kept(plain.items[index])),
  );
  return `item ${at}; ${of(fast)} and ${of(plain)}`;
}

function yamlFailures(bytes: Buffer): readonly Failure[] {
  const text = bytes.toString();
  // With a stated indentation the full parser is the one that errs.
  if (bytes.length > LARGEST_YAML || /[|>][+-]?[1-9]|^---|^\.\.\.|^%|\ufffd|\ufeff/m.test(text)) return [];
  const fast = fastParse(bytes);
  if (fast === null) return [];
  const full = fullParse(text);
  if ('reason' in full && full.code === 'too-deep') return [];
  return 'value' in full &&
    full.duplicateLine === null &&
    isDeepStrictEqual(plainly(fast.value), plainly(full.value))
    ? []
    : [
        {
          promise: 'fast YAML as full',
          message: 'reason' in full ? full.reason : JSON.stringify(full).slice(0, 200),
        },
      ];
}

/** Without prototypes, and with the signs of zeros that JSON knows. */
function plainly(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}
