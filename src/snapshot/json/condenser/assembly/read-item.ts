import { isAscii, items, out, saved, values } from './batch';
import { COMMA, OPEN_BRACE } from './bytes';
import { beginItem, isLost, isPod } from './item';
import { keepModel } from './models';
import { object } from './object';
import { asRow, row } from './rows';
import { mark, marks } from './skeleton';
import { outBefore } from './take-back';
import { isTraced, trace, traces } from './traces';
import { isTimed } from './variables';

/** Reads an item whatever it is. 0 when it is not JSON, not all there, or its parts have no room. */
export function readItem(p: usize): usize {
  const savedBefore = saved;
  const wasAscii = isAscii;
  if (values > 0) {
    store<u8>(out, COMMA);
    out += 1;
  } else if (items > 0) saved += 1;
  beginItem(p);
  isTimed = false;
  isAscii = true;
  mark = marks;
  trace = traces;
  isTraced = true;
  const from = out;
  const next = load<u8>(p) == OPEN_BRACE ? object(p, 0) : 0;
  if (next != 0 && isPod && asRow(from)) {
    if (isTraced) keepModel(next, out + saved - outBefore - savedBefore - <usize>(items > 0));
  } else {
    store<u32>(row, 0);
    row += 4;
    values += 1;
  }
  isAscii = isAscii && wasAscii;
  return isLost ? 0 : next;
}
