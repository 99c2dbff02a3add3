// AssemblyScript, compiled to WebAssembly by `npm run generate`. See ../condenser.ts for what it is for.
//
// Reads JSON objects that stand in a list, checks every byte of them against RFC 8259, and writes them again without
// whitespace. Parts of an item that were seen before are written as `null` and named in a table instead. A pod of which
// nothing is left but what a pod before it had, and a few texts, becomes a row of numbers. The pod after it is compared
// with it first: where it is equal, it need not be read again. It stops before an item that is not whole, not plainly
// valid, or not an object; whoever calls decides what to do about it.
//
// What stands here and in the modules beside it becomes one module of WebAssembly, which exports what this file does.
// State is in globals of the module that it belongs to; AssemblyScript, unlike TypeScript, lets others assign them.

import { readLike } from './alike';
import { end, isAscii, items, out, saved, values } from './batch';
import { blank } from './blank';
import { CLOSE_BRACKET, COMMA, OPEN_BRACKET } from './bytes';
import { readItem } from './read-item';
import { leaf, leaves, row, rows } from './rows';
import { remember, takeBack } from './take-back';
import { use, uses } from './uses';
import { nextVariable, variables } from './variables';

export { isFull, partTexts, partTextsEnd } from './parts';
export { forget, heapBase, place, tracesSize } from './place';
export { itemCount, leafEnd, onlyAscii, outputEnd, rowEnd, useCount, variableCount } from './results';

/**
 * Reads items from `from`, where one begins, up to `to`, after which 64 zero bytes stand. Writes `[item,item,...]` at
 * `output`, until it would be longer than `enough` if no part were known: where a batch ends must not depend on what
 * was read before. Output has room for all of the input. Returns the end of the last item.
 */
export function condense(from: usize, to: usize, output: usize, enough: usize): usize {
  end = to;
  out = output;
  use = uses;
  nextVariable = variables;
  row = rows;
  leaf = leaves;
  saved = 0;
  items = 0;
  values = 0;
  isAscii = true;
  store<u8>(out, OPEN_BRACKET);
  out += 1;
  previousStart = 0;
  previousEnd = 0;
  latestStart = 0;
  let after: usize = from;
  let p: usize = from;
  while (true) {
    remember();
    let next = readLike(p);
    if (next == 0) next = readItem(p);
    if (next == 0) {
      takeBack();
      break;
    }
    previousStart = latestStart;
    previousEnd = items > 0 ? after : 0;
    latestStart = p;
    items += 1;
    after = next;
    if (out - output + saved > enough) break;
    p = blank(next);
    if (p >= end || load<u8>(p) != COMMA) break;
    p = blank(p + 1);
    if (p >= end) break;
  }
  store<u8>(out, CLOSE_BRACKET);
  out += 1;
  return after;
}

let previousStart: usize = 0;
let previousEnd: usize = 0;
let latestStart: usize = 0;

/** The last item but one, and where the last begins; 0 of fewer items. */
export function neighbourFrom(): usize {
  return previousStart;
}

export function neighbourTo(): usize {
  return previousEnd;
}

export function lastStart(): usize {
  return latestStart;
}
