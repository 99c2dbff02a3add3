// What a pod has of its own that is like one before.

import { isPart } from './at-point';
import { out, values } from './batch';
import { COMMA, isDigit } from './bytes';
import { afterSame, written } from './compared';
import { isLost } from './item';
import { quotedSeconds } from './moment';
import { partOf } from './parts';
import { isRandomEnd } from './random-end';
import { addToRow, leaf, leaves } from './rows';
import { isKnown } from './seen';
import { plain } from './string';
import { image } from './timed';
import {
  COMMON_PART,
  OWN_COUNT,
  OWN_IMAGE,
  OWN_KNOWN_PART,
  OWN_MOMENT,
  OWN_NAME,
  OWN_NEW_PART,
  OWN_PART,
  OWN_RANDOM_END,
  OWN_SKIPPED,
  OWN_TEXT,
  TIMED_START,
} from './traces';
import { value } from './value';
import { COUNT, MOMENT, nextVariable, variable, variables, variablesFrom } from './variables';

/** Reads what a pod has of its own, where the model has what `t` says; 0 when it cannot be put in its place. */
export function own(t: usize, p: usize): usize {
  switch (load<i32>(t)) {
    case OWN_TEXT:
      return ownText(t, p);
    case OWN_NAME:
      return ownName(t, p);
    case OWN_PART:
    case OWN_KNOWN_PART: {
      const next = afterSame(t, p);
      if (next == 0) return ownPart(t, p);
      addToRow(load<i32>(t + 12));
      return next;
    }
    case OWN_NEW_PART:
      return ownPart(t, p);
    case OWN_SKIPPED: {
      const next = afterSame(t, p);
      return next != 0 ? next : skipped(p);
    }
    case OWN_MOMENT:
      return ownMoment(p);
    case OWN_COUNT:
      return ownCount(p);
    case OWN_IMAGE: {
      const next = plain(p, out);
      return next != 0 && image(p, next - p) ? next : 0;
    }
    case OWN_RANDOM_END:
      return isRandomEnd(p) ? p + 5 : 0;
    case COMMON_PART:
      addToRow(load<i32>(t + 12));
      return p;
    case TIMED_START:
      variablesFrom = nextVariable;
      return p;
    default:
      addToRow(load<i32>(t + 12));
      addToRow(<i32>((variablesFrom - variables) >> 3));
      addToRow(<i32>((nextVariable - variablesFrom) >> 3));
      return p;
  }
}

function skipped(p: usize): usize {
  const before = out;
  const next = value(p, 2);
  out = before;
  return next;
}

function ownText(t: usize, p: usize): usize {
  const at = quotedSeconds(p);
  if (at != 0) {
    addToRow(<i32>MOMENT);
    addToRow(at);
    written += 22 - load<u32>(t + 16);
    return p + 22;
  }
  const next = plain(p, leaf);
  if (next == 0) return 0;
  addToRow(<i32>(leaf - leaves));
  addToRow(<i32>(next - p - 2));
  leaf += next - p - 1;
  written += next - p - load<u32>(t + 16);
  return next;
}

function ownName(t: usize, p: usize): usize {
  const next = plain(p, out);
  if (next == 0) return 0;
  const name = partOf(p, next - p);
  if (name < 0) isLost = true;
  addToRow(name);
  written += next - p - load<u32>(t + 16);
  return next;
}

/** A part that is not the model's. */
function ownPart(t: usize, p: usize): usize {
  const kind = load<i32>(t);
  const before = out;
  if (kind == OWN_NEW_PART && values > 0) {
    store<u8>(out, COMMA);
    out += 1;
  }
  const start = out;
  const next = value(p, 2);
  if (next == 0 || !isPart(start)) return 0;
  const length = out - start;
  written += length - load<u32>(t + 16);
  if (kind != OWN_PART && isKnown(start, length) != (kind == OWN_KNOWN_PART)) return 0;
  if (kind == OWN_NEW_PART) {
    values += 1;
    return next;
  }
  const id = partOf(start, length);
  if (id < 0) isLost = true;
  addToRow(id);
  out = before;
  return next;
}

function ownMoment(p: usize): usize {
  const at = quotedSeconds(p);
  return at != 0 && variable(MOMENT, at) ? p + 22 : 0;
}

/** At most nine digits, and no zero before others. What follows is compared. */
function ownCount(p: usize): usize {
  let next = p;
  let count: u32 = 0;
  for (let byte = <u32>load<u8>(next); isDigit(byte); byte = <u32>load<u8>(next)) {
    count = count * 10 + byte - 0x30;
    next += 1;
    if (next - p > 9) return 0;
  }
  if (next == p || (next - p > 1 && load<u8>(p) == 0x30)) return 0;
  return variable(COUNT, count) ? next : 0;
}
