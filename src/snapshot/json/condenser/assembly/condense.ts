// AssemblyScript, compiled to WebAssembly by `npm run generate`. See ../condenser.ts for what it is for.
//
// Reads JSON objects that stand in a list, checks every byte of them against RFC 8259, and writes them again without
// whitespace. Parts of an item that were seen before are written as `null` and named in a table instead. A pod of which
// nothing is left but what a pod before it had, and a few texts, becomes a row of numbers. The pod after it is compared
// with it first: where it is equal, it need not be read again. It stops before an item that is not whole, not plainly
// valid, or not an object; whoever calls decides what to do about it.

const QUOTE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;
const COMMA: u32 = 0x2c;
const COLON: u32 = 0x3a;
const OPEN_BRACKET: u32 = 0x5b;
const CLOSE_BRACKET: u32 = 0x5d;
const OPEN_BRACE: u32 = 0x7b;
const CLOSE_BRACE: u32 = 0x7d;

const MAX_DEPTH: i32 = 256;
/** What is done at a point; see ../share-points.ts. */
const DROP: u32 = 0;
const SHARE: u32 = 1;
const SHARE_TWICE: u32 = 2;
const TIMED: u32 = 3;
const TEXT: u32 = 4;
const NAME: u32 = 5;
/** In place of a point: what a pod's spec has in common with others. */
const COMMON: i32 = 64;
/** Kinds of what differs in parts; beyond any address of a text. */
const MOMENT: u32 = 0xffffffff;
const COUNT: u32 = 0xfffffffe;
const SHARED: u32 = 0xfffffffd;
/** Added to a point whose value is met for the first nextVariable, and written as it stands. */
const INLINE: i32 = 128;

/** What a pod may have of its own and still be like the pod before it, see `own`. */
const OWN_TEXT: i32 = 0;
const OWN_NAME: i32 = 1;
const OWN_PART: i32 = 2;
const OWN_KNOWN_PART: i32 = 3;
const OWN_NEW_PART: i32 = 4;
const OWN_SKIPPED: i32 = 5;
const OWN_MOMENT: i32 = 6;
const OWN_COUNT: i32 = 7;
const OWN_IMAGE: i32 = 8;
const OWN_RANDOM_END: i32 = 9;
/** Not its own, but the row says them. */
const COMMON_PART: i32 = 10;
const TIMED_START: i32 = 11;
const TIMED_END: i32 = 12;
/** Bytes of what says one of them: kind, where it begins and ends in the item, part, length in the output. */
const TRACE: usize = 20;
const TRACES: usize = 400 * TRACE;
/** How many pods are kept to compare others with, and what each may take. */
const MODELS: i32 = 2;
const MODEL_HEAD: usize = 16;
const MODEL_TEXT: usize = 48 * 1024;
const MODEL: usize = MODEL_HEAD + TRACES + 4 + MODEL_TEXT + 16;

/** `null`. */
const NULL: u32 = 0x6c6c756e;

/** `{}` and `[]` are not worth a name. */
const SHORTEST_PART: usize = 3;

// ---------------------------------------------------------------------------------------------------------------
// State. Addresses are set by `place`, the rest lives for one call of `condense` or from call to call.

/** The first address that statics do not use. */
export function heapBase(): usize {
  return __heap_base;
}

/** One slot a hash: the upper half of the hash of a part seen once. */
let seen: usize = 0;
let seenMask: u32 = 0;
/** Open addressing, 16 bytes a slot: hash (8), text (4), id + 1 (4). */
let slots: usize = 0;
let slotMask: u32 = 0;
/** Text of the parts, each with its length in the four bytes before it; padded to 8. */
let texts: usize = 0;
let textsEnd: usize = 0;
let text: usize = 0;
let partCount: i32 = 0;
/** Five numbers a use: value, point, part, index of its first variable, number of its variables. */
let uses: usize = 0;
let use: usize = 0;
/** 40 bytes a point: member (4), action (4), key length (4), padding (4), key (24). */
let points: usize = 0;
let pointCount: i32 = 0;

/** What differs in parts that are equal otherwise, two numbers each: a kind and a number, or where a text begins and ends. */
let variables: usize = 0;
let variablesEnd: usize = 0;
let nextVariable: usize = 0;
/** Where the common members of a spec are gathered, and then the skeleton of a pod. */
let side: usize = 0;
/** An item: 0 when it is the next value of the output; or a skeleton + 1 and numbers, see `asRow`. */
let rows: usize = 0;
let row: usize = 0;
/** Texts of rows and of parts, one after another, each with a quote after it: one must not look like two. */
let leaves: usize = 0;
let leaf: usize = 0;

let end: usize = 0;
let out: usize = 0;
/** Bytes that parts would have taken. */
let saved: usize = 0;
let items: i32 = 0;
/** Values in the output. */
let values: i32 = 0;
let isAscii: bool = true;

/** Keys around the value being read, for the two places where they matter. */
const keyStarts = memory.data((256 + 8) * 4);
const keyLengths = memory.data((256 + 8) * 4);
/** Of the item being read: members met, and points met. */
let membersMet: u32 = 0;
let pointsMet: u64 = 0;
/** The member that is being read: 0 metadata, 1 spec, 2 status, -1 another. */
let member: i32 = -1;
/** 16 bytes a place of a pod that others differ in: point, start, length; in the order of the text. */
const marks = memory.data(65 * 16);
let mark: usize = 0;
/** The string read last is ASCII without escapes. */
let isPlain: bool = false;
let isPod: bool = false;
let hasKind: bool = false;
/** A part had no room, though its variables are listed. */
let isLost: bool = false;
/** The value being read is at a timed point; where its variables begin. */
let isTimed: bool = false;
let variablesFrom: usize = 0;

/** What the pod being read has of its own, unless it has too much of it or in places where that does not help. */
let traces: usize = 0;
let trace: usize = 0;
let isTraced: bool = false;
let itemStart: usize = 0;
/** Its skeleton, when it became a row. */
let rowSkeleton: i32 = 0;
/**
 * Pods that were read whole and became rows, the last that another was like first: addresses of their skeleton + 1,
 * or 0 when there is none yet (4), where their traces end (4), their length in the output (4), whether they are ASCII
 * (4), their traces, and their text, with its length before it (4).
 */
const models = memory.data(MODELS * 4);

export function place(
  seenAt: usize,
  seenSlots: u32,
  slotsAt: usize,
  slotCount: u32,
  textsAt: usize,
  textsLimit: usize,
  usesAt: usize,
  pointsAt: usize,
  pointsUsed: i32,
  variablesAt: usize,
  variablesLimit: usize,
  sideAt: usize,
  rowsAt: usize,
  leavesAt: usize,
  tracesAt: usize,
): void {
  traces = tracesAt;
  for (let i = 0; i < MODELS; i++) store<u32>(models + ((<usize>i) << 2), <u32>(traces + TRACES + <usize>i * MODEL));
  variables = variablesAt;
  variablesEnd = variablesLimit;
  side = sideAt;
  rows = rowsAt;
  leaves = leavesAt;
  seen = seenAt;
  seenMask = seenSlots - 1;
  slots = slotsAt;
  slotMask = slotCount - 1;
  texts = textsAt;
  textsEnd = textsLimit;
  uses = usesAt;
  points = pointsAt;
  pointCount = pointsUsed;
  forget();
}

/** Bytes for what pods have of their own, and for pods to compare others with. */
export function tracesSize(): usize {
  return TRACES + <usize>MODELS * MODEL;
}

/** Forgets all parts: their ids begin anew. */
export function forget(): void {
  text = texts;
  partCount = 0;
  for (let i = 0; i < MODELS; i++) store<u32>(modelAt(i), 0);
  memory.fill(seen, 0, ((<usize>seenMask) + 1) << 2);
  memory.fill(slots, 0, ((<usize>slotMask) + 1) << 4);
}

/** Whether another part may not fit: time to `forget`. */
export function isFull(): bool {
  const known = <u32>partCount;
  return textsEnd - text < (textsEnd - texts) >> 3 || known > (slotMask >> 1);
}

export function itemCount(): i32 {
  return items;
}
export function useCount(): i32 {
  return <i32>((use - uses) / 20);
}
export function rowEnd(): usize {
  return row;
}
export function leafEnd(): usize {
  return leaf;
}
export function outputEnd(): usize {
  return out;
}
export function onlyAscii(): bool {
  return isAscii;
}
export function variableCount(): i32 {
  return <i32>((nextVariable - variables) >> 3);
}
/** Where the texts of the parts begin, and where they end. */
export function partTexts(): usize {
  return texts;
}
export function partTextsEnd(): usize {
  return text;
}
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
let previousStart: usize = 0;
let previousEnd: usize = 0;
let latestStart: usize = 0;

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
    outBefore = out;
    useBefore = use;
    variableBefore = nextVariable;
    rowBefore = row;
    leafBefore = leaf;
    valuesBefore = values;
    overwritten = 0;
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

let outBefore: usize = 0;
let useBefore: usize = 0;
let variableBefore: usize = 0;
let rowBefore: usize = 0;
let leafBefore: usize = 0;
let valuesBefore: i32 = 0;

/** Leaves nothing of the item being read, but for parts that it has made known. */
function takeBack(): void {
  out = outBefore;
  use = useBefore;
  nextVariable = variableBefore;
  row = rowBefore;
  leaf = leafBefore;
  values = valuesBefore;
  unsee();
}

/** Reads an item whatever it is. 0 when it is not JSON, not all there, or its parts have no room. */
function readItem(p: usize): usize {
  const savedBefore = saved;
  const wasAscii = isAscii;
  if (values > 0) {
    store<u8>(out, COMMA);
    out += 1;
  } else if (items > 0) saved += 1;
  membersMet = 0;
  pointsMet = 0;
  member = -1;
  isPod = false;
  hasKind = false;
  isTimed = false;
  isLost = false;
  isAscii = true;
  mark = marks;
  trace = traces;
  isTraced = true;
  itemStart = p;
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

// ---------------------------------------------------------------------------------------------------------------
// Grammar. Each reads one thing at `p`, writes it, and returns the address after it; 0 when it is not JSON, or not all
// there.

// @ts-ignore: decorator
@inline
function blank(p: usize): usize {
  return load<u8>(p) > 0x20 ? p : blanks(p);
}

function blanks(from: usize): usize {
  let p = from;
  const space = i8x16.splat(0x20);
  while (true) {
    // Line ends and tabs apart, a run of blanks is spaces.
    const mask = i8x16.bitmask(i8x16.ne(v128.load(p), space));
    if (mask == 0) {
      p += 16;
      continue;
    }
    p += <usize>ctz(mask);
    const byte = <u32>load<u8>(p);
    if (byte != 0x0a && byte != 0x0d && byte != 0x09) return p;
    p += 1;
  }
}

function value(p: usize, depth: i32): usize {
  const byte = <u32>load<u8>(p);
  if (byte == QUOTE) {
    const start = out;
    const next = string(p);
    if (next == 0) return 0;
    if (next - p == 23) withoutRandomEnd(start, depth, p);
    if (isTimed && !withoutVariable(start, depth, p, next)) return 0;
    return next;
  }
  if (byte == OPEN_BRACE) return object(p, depth);
  if (byte == OPEN_BRACKET) return array(p, depth);
  if (byte == 0x74) return word(p, 0x65757274, 4);
  if (byte == 0x66) return word(p, 0x736c6166, 5);
  if (byte == 0x6e) return word(p, 0x6c6c756e, 4);
  const start = out;
  const next = number(p);
  if (isTimed && next != 0) withoutCount(start, depth, p, next);
  return next;
}

/** `true`, `false` or `null`, by their first four letters. */
function word(p: usize, letters: u32, length: usize): usize {
  if (load<u32>(p) != letters || (length == 5 && load<u8>(p + 4) != 0x65)) return 0;
  store<u32>(out, letters);
  if (length == 5) store<u8>(out + 4, 0x65);
  out += length;
  return p + length;
}

// @ts-ignore: decorator
@inline
function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

function number(from: usize): usize {
  let p = from;
  if (load<u8>(p) == 0x2d) p += 1;
  let byte = <u32>load<u8>(p);
  if (!isDigit(byte)) return 0;
  if (byte == 0x30) p += 1;
  else while (isDigit(<u32>load<u8>(p))) p += 1;
  if (load<u8>(p) == 0x2e) {
    p += 1;
    if (!isDigit(<u32>load<u8>(p))) return 0;
    while (isDigit(<u32>load<u8>(p))) p += 1;
  }
  byte = <u32>load<u8>(p);
  if (byte == 0x65 || byte == 0x45) {
    p += 1;
    byte = <u32>load<u8>(p);
    if (byte == 0x2b || byte == 0x2d) p += 1;
    if (!isDigit(<u32>load<u8>(p))) return 0;
    while (isDigit(<u32>load<u8>(p))) p += 1;
  }
  if (p >= end) return 0;
  memory.copy(out, from, p - from);
  out += p - from;
  return p;
}

/** A string with its quotes, as it stands. Nothing is unescaped. */
function string(from: usize): usize {
  let p = from + 1;
  isPlain = true;
  store<u8>(out, QUOTE);
  out += 1;
  const quote = i8x16.splat(0x22);
  const backslash = i8x16.splat(0x5c);
  const control = i8x16.splat(0x20);
  while (true) {
    const bytes = v128.load(p);
    v128.store(out, bytes);
    // As signed numbers, bytes beyond ASCII are below the space, too.
    const special = v128.or(
      v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, backslash)),
      i8x16.lt_s(bytes, control),
    );
    const mask = i8x16.bitmask(special);
    if (mask == 0) {
      p += 16;
      out += 16;
      continue;
    }
    const plain = <usize>ctz(mask);
    p += plain;
    out += plain;
    if (p >= end) return 0;
    const byte = <u32>load<u8>(p);
    if (byte == QUOTE) {
      out += 1;
      return p + 1;
    }
    const length = byte == BACKSLASH ? escape(p) : byte < 0x20 ? 0 : character(p, byte);
    if (length == 0 || p + length > end) return 0;
    isPlain = false;
    p += length;
    out += length;
  }
}

/** Length of an escape; its bytes are in the output already, or are put there. */
function escape(p: usize): usize {
  if (p + 1 >= end) return 2;
  const byte = <u32>load<u8>(p + 1);
  store<u64>(out, load<u64>(p));
  if (byte == 0x75) {
    for (let i: usize = 2; i < 6 && p + i < end; i++) {
      const digit = <u32>load<u8>(p + i);
      if (!isDigit(digit) && (digit | 0x20) - 0x61 >= 6) return 0;
    }
    return 6;
  }
  return byte == QUOTE ||
    byte == BACKSLASH ||
    byte == 0x2f ||
    byte == 0x62 ||
    byte == 0x66 ||
    byte == 0x6e ||
    byte == 0x72 ||
    byte == 0x74
    ? 2
    : 0;
}

/** Length of a character beyond ASCII, 0 when it is not UTF-8. */
function character(p: usize, first: u32): usize {
  isAscii = false;
  store<u64>(out, load<u64>(p));
  const length: usize = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length == 0) return 0;
  if (p + length > end) return length;
  const second = <u32>load<u8>(p + 1);
  const least: u32 = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  const most: u32 = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let i: usize = 2; i < length; i++) if ((load<u8>(p + i) & 0xc0) != 0x80) return 0;
  return length;
}

function array(from: usize, depth: i32): usize {
  if (depth >= MAX_DEPTH) return 0;
  store<u8>(out, OPEN_BRACKET);
  out += 1;
  store<u32>(keyLengths + ((<usize>depth) << 2), 0);
  let p = blank(from + 1);
  if (load<u8>(p) == CLOSE_BRACKET) {
    store<u8>(out, CLOSE_BRACKET);
    out += 1;
    return p + 1;
  }
  while (true) {
    p = value(p, depth + 1);
    if (p == 0) return 0;
    p = blank(p);
    const byte = <u32>load<u8>(p);
    if (byte != COMMA && byte != CLOSE_BRACKET) return 0;
    store<u8>(out, <u8>byte);
    out += 1;
    if (byte == CLOSE_BRACKET) return p + 1;
    p = blank(p + 1);
  }
}

function object(from: usize, depth: i32): usize {
  if (depth >= MAX_DEPTH) return 0;
  store<u8>(out, OPEN_BRACE);
  out += 1;
  let p = blank(from + 1);
  if (load<u8>(p) == CLOSE_BRACE) {
    store<u8>(out, CLOSE_BRACE);
    out += 1;
    return p + 1;
  }
  const first = out;
  const isSplit = depth == 1 && member == 1 && isPod;
  let common = side;
  while (true) {
    if (load<u8>(p) != QUOTE) return 0;
    let key = out;
    p = string(p);
    if (p == 0) return 0;
    const length = out - key;
    p = blank(p);
    if (load<u8>(p) != COLON) return 0;
    store<u8>(out, COLON);
    out += 1;
    p = blank(p + 1);
    const point = depth == 1 ? pointAt(key, length) : -1;
    if (point == -2 || (depth == 0 && !enter(key, length))) return 0;
    const isCommon = isSplit && (point < 0 || actionOf(point) == SHARE);
    const own = key;
    if (isCommon) {
      memory.copy(common + 1, key, length + 1);
      key = common + 1;
      out = key + length + 1;
    }
    store<u32>(keyStarts + ((<usize>depth) << 2), <u32>key);
    store<u32>(keyLengths + ((<usize>depth) << 2), <u32>length);
    const start = out;
    const valueStart = p;
    const traceBefore = trace;
    if (point >= 0 && actionOf(point) == TIMED) {
      isTimed = true;
      variablesFrom = nextVariable;
      traceOf(TIMED_START, p, p);
    }
    p = value(p, depth + 1);
    if (p == 0) return 0;
    // A part, or what is dropped, is the pod's own as a whole.
    const isNested = trace != traceBefore && !(point >= 0 && actionOf(point) == TIMED);
    if (depth == 0 && length == 6 && load<u32>(key + 1) == 0x646e696b) {
      // The last of two counts.
      if (hasKind) return 0;
      hasKind = true;
      isPod = isPodKind(start);
    }
    const isDropped = isCommon
      ? false
      : point >= 0
        ? handle(point, start, valueStart, p)
        : isTimed && isContainerId(key, length);
    if (isDropped) traceOf(OWN_SKIPPED, valueStart, p);
    if (isNested && (isDropped || point >= 0)) isTraced = false;
    p = blank(p);
    const byte = <u32>load<u8>(p);
    if (byte != COMMA && byte != CLOSE_BRACE) return 0;
    if (isCommon) {
      // Each common member begins with a comma; the first one's becomes the brace.
      store<u8>(common, COMMA);
      common = out;
      out = own;
    } else if (isDropped) out = key;
    else {
      store<u8>(out, COMMA);
      out += 1;
    }
    if (byte == COMMA) {
      p = blank(p + 1);
      continue;
    }
    if (common > side) joinCommon(common, p);
    if (out > first) out -= 1;
    store<u8>(out, CLOSE_BRACE);
    out += 1;
    return p + 1;
  }
}

// ---------------------------------------------------------------------------------------------------------------
// Parts.

/** A member of the item begins. False when it is there for the second nextVariable, or its key is escaped. */
function enter(key: usize, length: usize): bool {
  member = -1;
  if (hasEscape(key, length)) return false;
  if (length == 10 && load<u64>(key + 1) == 0x617461646174656d) member = 0;
  else if (length == 6 && load<u32>(key + 1) == 0x63657073) member = 1;
  else if (length == 8 && load<u32>(key + 1) == 0x74617473 && load<u16>(key + 5) == 0x7375) member = 2;
  if (member < 0) return true;
  const bit: u32 = 1 << (<u32>member);
  if (membersMet & bit) return false;
  membersMet |= bit;
  return true;
}

function hasEscape(key: usize, length: usize): bool {
  for (let i: usize = 1; i < length; i++) if (load<u8>(key + i) == BACKSLASH) return true;
  return false;
}

/** The point that a member of a member is, -1 for none, -2 when it cannot be told. `key` is in the output, quotes included. */
function pointAt(key: usize, length: usize): i32 {
  if (member < 0) return -1;
  for (let i = 0; i < pointCount; i++) {
    const point = points + <usize>(i * 40);
    if (load<i32>(point) != member || load<u32>(point + 8) != <u32>length) continue;
    if (!isEqual(point + 16, key, length)) continue;
    const bit: u64 = (<u64>1) << (<u64>i);
    // The last of two members of one name counts, so the first must not be filled in later.
    if (pointsMet & bit) return -2;
    pointsMet |= bit;
    return i;
  }
  return hasEscape(key, length) ? -2 : -1;
}

// @ts-ignore: decorator
@inline
function actionOf(point: i32): u32 {
  return load<u32>(points + <usize>(point * 40) + 4);
}

/** Whether a part of the hash was met before; from now on it was, unless that is taken back. */
function isSeen(hash: u64): bool {
  const upper = <u32>(hash >> 32) | 1;
  const at = seen + ((<usize>(<u32>hash & seenMask)) << 2);
  if (load<u32>(at) == upper) return true;
  if (overwritten < OVERWRITTEN) {
    store<u32>(overwrittenSlots + (<usize>overwritten << 3), <u32>at);
    store<u32>(overwrittenSlots + (<usize>overwritten << 3) + 4, load<u32>(at));
    overwritten += 1;
  }
  store<u32>(at, upper);
  return false;
}

/** Slots that the item being read has taken, and what was there: address (4), value (4). More stay taken. */
const OVERWRITTEN: i32 = 64;
const overwrittenSlots = memory.data(OVERWRITTEN * 8);
let overwritten: i32 = 0;

/** What was met in an item that has to be read once more was not met. */
function unsee(): void {
  while (overwritten > 0) {
    overwritten -= 1;
    const slot = overwrittenSlots + (<usize>overwritten << 3);
    store<u32>(load<u32>(slot), load<u32>(slot + 4));
  }
}

/**
 * Whether the value at a point, read from `from` to `to` and written from `start` on, is to be dropped with its key.
 */
function handle(point: i32, start: usize, from: usize, to: usize): bool {
  const action = actionOf(point);
  if (action == DROP) return true;
  if (action == TEXT || action == NAME) {
    if (isPlain && load<u8>(start) == QUOTE) {
      markAt(point, start);
      traceOf(action == TEXT ? OWN_TEXT : OWN_NAME, from, to, -1, out - start);
    }
    return false;
  }
  const length = out - start;
  if (isPart(start)) {
    if (action == SHARE_TWICE && !isKnown(start, length)) {
      markAt(point + INLINE, start);
      traceOf(OWN_NEW_PART, from, to, -1, length);
    } else {
      const id = partOf(start, length);
      if (id < 0) isLost = true;
      useOf(point, id);
      saved += length;
      store<u32>(start, NULL);
      out = start + 4;
      markAt(point, start);
      if (action == TIMED) traceOf(TIMED_END, to, to, id);
      else traceOf(action == SHARE ? OWN_PART : OWN_KNOWN_PART, from, to, id, length);
    }
  }
  isTimed = false;
  return false;
}

/** Whether what was written from `start` on is worth a name. */
function isPart(start: usize): bool {
  const byte = <u32>load<u8>(start);
  return (byte == OPEN_BRACE || byte == OPEN_BRACKET) && out - start >= SHORTEST_PART;
}

/** The common members of a spec, gathered up to `to`, become a part. The spec ends at `at`. */
function joinCommon(to: usize, at: usize): void {
  store<u8>(side, OPEN_BRACE);
  store<u8>(to, CLOSE_BRACE);
  const length = to + 1 - side;
  saved += length;
  const id = partOf(side, length);
  if (id < 0) isLost = true;
  useOf(COMMON, id);
  markAt(COMMON, out);
  traceOf(COMMON_PART, at, at, id);
}

function isPodKind(start: usize): bool {
  return membersMet == 0 && out - start == 5 && (load<u32>(start + 1) & 0xffffff) == 0x646f50;
}

/** `containerID`: different in every pod, and nobody reads it. */
function isContainerId(key: usize, length: usize): bool {
  return length == 13 && load<u64>(key + 1) == 0x656e6961746e6f63 && load<u32>(key + 8) == 0x44497265;
}

/** Up to 15 bytes after both are read, too. */
function isEqual(a: usize, b: usize, length: usize): bool {
  let i: usize = 0;
  for (; i + 16 <= length; i += 16) if (v128.any_true(v128.xor(v128.load(a + i), v128.load(b + i)))) return false;
  const differs = i8x16.bitmask(i8x16.ne(v128.load(a + i), v128.load(b + i)));
  return (differs & ((1 << (<i32>(length - i))) - 1)) == 0;
}

function hashOf(start: usize, length: usize): u64 {
  let hash: u64 = 0x9e3779b97f4a7c15 ^ <u64>length;
  let p = start;
  const last = start + length;
  while (p + 8 <= last) {
    hash = rotl<u64>(hash ^ load<u64>(p), 29) * 0xbf58476d1ce4e5b9;
    p += 8;
  }
  if (p < last) {
    const rest = (<u64>(last - p)) << 3;
    hash = rotl<u64>(hash ^ (load<u64>(p) & (((<u64>1) << rest) - 1)), 29) * 0xbf58476d1ce4e5b9;
  }
  hash ^= hash >> 32;
  hash *= 0x94d049bb133111eb;
  return hash ^ (hash >> 29);
}

/** Whether an equal part was met before. */
function isKnown(start: usize, length: usize): bool {
  return isSeen(hashOf(start, length));
}

/** The id of the part that stands at `start`; -1 when there is no room for it. */
function partOf(start: usize, length: usize): i32 {
  const hash = hashOf(start, length);
  let slot = <u32>hash & slotMask;
  while (true) {
    const at = slots + ((<usize>slot) << 4);
    const id = load<u32>(at + 12);
    if (id == 0) {
      if (text + length + 24 > textsEnd) return -1;
      store<u32>(text, <u32>length);
      memory.copy(text + 4, start, length);
      store<u64>(at, hash);
      store<u32>(at + 8, <u32>text);
      store<u32>(at + 12, <u32>partCount + 1);
      text += (length + 4 + 7) & ~(<usize>7);
      partCount += 1;
      return partCount - 1;
    }
    if (load<u64>(at) == hash) {
      const known = <usize>load<u32>(at + 8);
      if (load<u32>(known) == <u32>length && isEqual(known + 4, start, length)) return <i32>id - 1;
    }
    slot = (slot + 1) & slotMask;
  }
}

function useOf(point: i32, part: i32): void {
  const first = isTimed ? variablesFrom : nextVariable;
  store<i32>(use, values);
  store<i32>(use + 4, point);
  store<i32>(use + 8, part);
  store<i32>(use + 12, <i32>((first - variables) >> 3));
  store<i32>(use + 16, <i32>((nextVariable - first) >> 3));
  use += 20;
}

// ---------------------------------------------------------------------------------------------------------------
// Rows.

/** What was written from `start` on is no part of the pod's skeleton. */
function markAt(point: i32, start: usize): void {
  if (!isPod) return;
  store<i32>(mark, point);
  store<u32>(mark + 4, <u32>start);
  store<u32>(mark + 8, <u32>(out - start));
  mark += 16;
}

/** Writes the skeleton of the pod that stands from `from` on: `[item,point + 100,...]`, with `null` at each point. */
function writeSkeleton(from: usize): usize {
  let to = side;
  store<u8>(to, OPEN_BRACKET);
  to += 1;
  let at = from;
  for (let m = marks; m < mark; m += 16) {
    const start = <usize>load<u32>(m + 4);
    memory.copy(to, at, start - at);
    to += start - at;
    at = start + load<u32>(m + 8);
    if (load<i32>(m) == COMMON) continue;
    store<u32>(to, NULL);
    to += 4;
  }
  memory.copy(to, at, out - at);
  to += out - at;
  for (let m = marks; m < mark; m += 16) {
    // Three digits, the first of which is none of zero.
    const number = load<u32>(m) + 100;
    store<u8>(to, COMMA);
    store<u8>(to + 1, <u8>(0x30 + number / 100));
    store<u8>(to + 2, <u8>(0x30 + ((number / 10) % 10)));
    store<u8>(to + 3, <u8>(0x30 + (number % 10)));
    to += 4;
  }
  store<u8>(to, CLOSE_BRACKET);
  return to + 1;
}

/**
 * Puts a row in place of the pod that stands from `from` on, if there was one like it: its skeleton + 1, and for each
 * point what the skeleton does not say. Of a text its place and length, of a name its part, of a part what its use says; of what
 * is written as it stands nothing, because it is the next value of the output.
 */
function asRow(from: usize): bool {
  const textEnd = out;
  const skeletonEnd = writeSkeleton(from);
  if (!isKnown(side, skeletonEnd - side)) return false;
  const skeleton = partOf(side, skeletonEnd - side);
  if (skeleton < 0) isLost = true;
  rowSkeleton = skeleton;
  store<i32>(row, skeleton + 1);
  row += 4;
  let used = useBefore;
  let to = outBefore;
  for (let m = marks; m < mark; m += 16) {
    const point = load<i32>(m);
    const start = <usize>load<u32>(m + 4);
    const length = <usize>load<u32>(m + 8);
    if (point >= INLINE) {
      if (values > 0) {
        store<u8>(to, COMMA);
        to += 1;
      }
      memory.copy(to, start, length);
      to += length;
      values += 1;
      continue;
    }
    const action = point == COMMON ? SHARE : actionOf(point);
    if (action == TEXT) {
      memory.copy(leaf, start + 1, length - 1);
      store<u32>(row, <u32>(leaf - leaves));
      store<u32>(row + 4, <u32>(length - 2));
      leaf += length - 1;
      row += 4;
    } else if (action == NAME) {
      const name = partOf(start, length);
      if (name < 0) isLost = true;
      store<i32>(row, name);
    } else {
      store<u32>(row, load<u32>(used + 8));
      if (action == TIMED) {
        store<u64>(row + 4, load<u64>(used + 12));
        row += 8;
      }
      used += 20;
    }
    row += 4;
  }
  // As if it had been written: see `condense`.
  saved += textEnd - to;
  out = to;
  use = useBefore;
  return true;
}

// ---------------------------------------------------------------------------------------------------------------
// Pods like one before. kubectl sorts by name, so that pods of one template follow each other, and most of their bytes
// are equal. What is equal to text that was read is read.

// @ts-ignore: decorator
@inline
function modelAt(i: i32): usize {
  return <usize>load<u32>(models + ((<usize>i) << 2));
}

/** The ith model becomes the first. */
function toFront(i: i32): void {
  const model = <u32>modelAt(i);
  for (let at = models + ((<usize>i) << 2); at > models; at -= 4) store<u32>(at, load<u32>(at - 4));
  store<u32>(models, model);
}

/** What stands from `from` to `to` is the pod's own, or the row says it: see `own`. */
function traceOf(kind: i32, from: usize, to: usize, part: i32 = -1, written: usize = 0): void {
  if (!isPod) return;
  if (trace >= traces + TRACES) {
    isTraced = false;
    return;
  }
  store<i32>(trace, kind);
  store<u32>(trace + 4, <u32>(from - itemStart));
  store<u32>(trace + 8, <u32>(to - itemStart));
  store<i32>(trace + 12, part);
  store<u32>(trace + 16, <u32>written);
  trace += TRACE;
}

/** The pod that was just read up to `to` is one that others may be like. */
function keepModel(to: usize, written: usize): void {
  const length = to - itemStart;
  if (length > MODEL_TEXT) return;
  toFront(MODELS - 1);
  const model = modelAt(0);
  store<i32>(model, rowSkeleton + 1);
  store<u32>(model + 4, <u32>(model + MODEL_HEAD + (trace - traces)));
  store<u32>(model + 8, <u32>written);
  store<i32>(model + 12, isAscii ? 1 : 0);
  memory.copy(model + MODEL_HEAD, traces, trace - traces);
  const textAt = model + MODEL_HEAD + TRACES;
  store<u32>(textAt, <u32>length);
  memory.copy(textAt + 4, itemStart, length);
}

/** Reads a pod that is like one before and makes a row of it, as if it had been read whole. 0 when it is like none. */
function readLike(p: usize): usize {
  for (let i = 0; i < MODELS; i++) {
    const model = modelAt(i);
    if (load<u32>(model) == 0) return 0;
    const next = readAs(model, p);
    if (next != 0) {
      if (i > 0) toFront(i);
      return next;
    }
    takeBack();
  }
  return 0;
}

function readAs(model: usize, from: usize): usize {
  written = load<u32>(model + 8);
  member = -1;
  isTimed = false;
  isLost = false;
  store<u32>(row, load<u32>(model));
  row += 4;
  modelText = model + MODEL_HEAD + TRACES + 4;
  const tracesEnd = <usize>load<u32>(model + 4);
  let p = from;
  let at = modelText;
  for (let t = model + MODEL_HEAD; t < tracesEnd; t += TRACE) {
    const start = modelText + load<u32>(t + 4);
    if (!isSame(p, at, start)) return 0;
    p = own(t, p + start - at);
    if (p == 0 || isLost) return 0;
    at = modelText + load<u32>(t + 8);
  }
  const modelEnd = modelText + load<u32>(modelText - 4);
  if (!isSame(p, at, modelEnd)) return 0;
  // As if it had been written: see `condense`.
  saved += outBefore + written + <usize>(items > 0) - out;
  isAscii = isAscii && load<u32>(model + 12) != 0;
  return p + modelEnd - at;
}

let modelText: usize = 0;
/** How long the pod would be in the output. */
let written: usize = 0;

/** Whether the model's text from `from` to `to` stands at `p`. */
function isSame(p: usize, from: usize, to: usize): bool {
  return p + to - from <= end && isEqual(p, from, to - from);
}

/** Reads what a pod has of its own, where the model has what `t` says; 0 when it cannot be put in its place. */
function own(t: usize, p: usize): usize {
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

// @ts-ignore: decorator
@inline
function addToRow(number: i32): void {
  store<i32>(row, number);
  row += 4;
}

/** The address after what the model has there, too; 0 when something else stands there. */
function afterSame(t: usize, p: usize): usize {
  const from = modelText + load<u32>(t + 4);
  const to = modelText + load<u32>(t + 8);
  return isSame(p, from, to) ? p + to - from : 0;
}

function skipped(p: usize): usize {
  const before = out;
  const next = value(p, 2);
  out = before;
  return next;
}

function ownText(t: usize, p: usize): usize {
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
  if (load<u8>(p) != QUOTE || load<u8>(p + 21) != QUOTE) return 0;
  const at = secondsOf(p + 1);
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

/** Copies a string of ASCII without escapes, but for its first quote; the address after it, 0 when it is none. */
function plain(from: usize, to: usize): usize {
  if (load<u8>(from) != QUOTE) return 0;
  const quote = i8x16.splat(0x22);
  const backslash = i8x16.splat(0x5c);
  const control = i8x16.splat(0x20);
  let p = from + 1;
  let o = to;
  while (true) {
    const bytes = v128.load(p);
    v128.store(o, bytes);
    const special = v128.or(
      v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, backslash)),
      i8x16.lt_s(bytes, control),
    );
    const mask = i8x16.bitmask(special);
    if (mask != 0) {
      p += <usize>ctz(mask);
      return load<u8>(p) == QUOTE ? p + 1 : 0;
    }
    p += 16;
    o += 16;
  }
}

// ---------------------------------------------------------------------------------------------------------------
// What differs in parts.

/**
 * Lists the time or the image just written and writes `"@n"` in its place, n counting the variables of the part, if it
 * is one under a key that says so. False when a text could be taken for such a mark.
 */
function withoutVariable(start: usize, depth: i32, from: usize, to: usize): bool {
  if (load<u8>(start + 1) == 0x40) return false;
  if (out - start == 22 && isTimeKey(depth - 1)) {
    const at = secondsOf(start + 1);
    if (at == 0 || !variable(MOMENT, at)) return true;
    putMark(start);
    traceOf(OWN_MOMENT, from, to);
  } else if (isPlain && isImageKey(depth - 1)) {
    if (!image(start, out - start)) return true;
    putMark(start);
    traceOf(OWN_IMAGE, from, to);
  }
  return true;
}

/** Lists an image, a string with its quotes; false when there is no room for it. */
function image(start: usize, length: usize): bool {
  if (isKnown(start, length)) {
    const id = partOf(start, length);
    if (id < 0) isLost = true;
    return variable(SHARED, <u32>id);
  }
  if (!variable(<u32>(leaf - leaves), <u32>(length - 2))) return false;
  memory.copy(leaf, start + 1, length - 1);
  leaf += length - 1;
  return true;
}

/** The same for the number of restarts. */
function withoutCount(start: usize, depth: i32, from: usize, to: usize): void {
  if (out - start > 9 || !isCountKey(depth - 1)) return;
  let count: u32 = 0;
  for (let p = start; p < out; p++) {
    const byte = <u32>load<u8>(p);
    if (!isDigit(byte)) return;
    count = count * 10 + byte - 0x30;
  }
  if (!variable(COUNT, count)) return;
  putMark(start);
  traceOf(OWN_COUNT, from, to);
}

/** Lists a variable of the part; false when there is no room for it. */
function variable(kind: u32, number: u32): bool {
  if (nextVariable + 8 > variablesEnd || nextVariable - variablesFrom >= 100 * 8) return false;
  store<u32>(nextVariable, kind);
  store<u32>(nextVariable + 4, number);
  nextVariable += 8;
  return true;
}

/** The mark of the last variable. */
function putMark(start: usize): void {
  const number = (<u32>((nextVariable - variablesFrom) >> 3)) - 1;
  store<u16>(start, 0x4022);
  out = start + 2;
  if (number > 9) {
    store<u8>(out, <u8>(0x30 + number / 10));
    out += 1;
  }
  store<u8>(out, <u8>(0x30 + (number % 10)));
  store<u8>(out + 1, QUOTE);
  out += 2;
}

/** imageID */
function isImageKey(depth: i32): bool {
  const key = <usize>load<u32>(keyStarts + ((<usize>depth) << 2)) + 1;
  return load<u32>(keyLengths + ((<usize>depth) << 2)) == 9 && (load<u64>(key) & 0xffffffffffffff) == 0x44496567616d69;
}

/** restartCount */
function isCountKey(depth: i32): bool {
  const key = <usize>load<u32>(keyStarts + ((<usize>depth) << 2)) + 1;
  const length = load<u32>(keyLengths + ((<usize>depth) << 2));
  return length == 14 && load<u64>(key) == 0x4374726174736572 && load<u32>(key + 8) == 0x746e756f;
}

/** lastTransitionTime, lastHeartbeatTime, lastUpdateTime, startedAt, finishedAt */
function isTimeKey(depth: i32): bool {
  const key = <usize>load<u32>(keyStarts + ((<usize>depth) << 2)) + 1;
  const length = load<u32>(keyLengths + ((<usize>depth) << 2));
  if (length == 11) return load<u64>(key) == 0x4164657472617473;
  if (length == 12) return load<u64>(key) == 0x64656873696e6966;
  if (load<u32>(key) != 0x7473616c) return false;
  if (length == 20) return load<u64>(key + 4) == 0x697469736e617254;
  if (length == 19) return load<u64>(key + 4) == 0x6165627472616548;
  return length == 16 && load<u64>(key + 4) == 0x6954657461647055;
}

// @ts-ignore: decorator
@inline
function digits(p: usize, count: usize): u32 {
  let value: u32 = 0;
  for (let i: usize = 0; i < count; i++) {
    const byte = <u32>load<u8>(p + i);
    if (!isDigit(byte)) return 9999999;
    value = value * 10 + byte - 0x30;
  }
  return value;
}

/** Seconds since 1970 of `2025-11-12T22:22:29Z`; 0 when it is not one, or is before. */
function secondsOf(p: usize): u32 {
  if (
    load<u8>(p + 4) != 0x2d ||
    load<u8>(p + 7) != 0x2d ||
    load<u8>(p + 10) != 0x54 ||
    load<u8>(p + 13) != 0x3a ||
    load<u8>(p + 16) != 0x3a ||
    load<u8>(p + 19) != 0x5a
  )
    return 0;
  const year = digits(p, 4);
  const month = digits(p + 5, 2);
  const day = digits(p + 8, 2);
  const hour = digits(p + 11, 2);
  const minute = digits(p + 14, 2);
  const second = digits(p + 17, 2);
  if (year < 1971 || year > 2099 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return 0;
  // February 29th is left to Date.parse.
  const longest: u32 = month == 2 ? 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  if (day < 1 || day > longest) return 0;
  // Days from civil: years begin in March, so that the leap day is the last of one.
  const y = month > 2 ? year : year - 1;
  const shifted = month > 2 ? month - 3 : month + 9;
  const days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * shifted + 2) / 5 + day - 1 - 719468;
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}

// ---------------------------------------------------------------------------------------------------------------
// Names.

/**
 * The volume that the API server adds to every pod is called `kube-api-access-` and five random letters. Nobody needs
 * to know them, and with them no two pods of a template would have a part in common.
 */
function withoutRandomEnd(start: usize, depth: i32, from: usize): void {
  if (member != 1 || depth < 3) return;
  if (load<u64>(start + 1) != 0x6970612d6562756b || load<u64>(start + 9) != 0x2d7373656363612d) return;
  if (!isRandomEnd(start + 17)) return;
  if (!isKey(depth - 1, 6, 0x656d616e)) return;
  // An object in a list that is called volumeMounts or volumes.
  if (load<u32>(keyLengths + ((<usize>(depth - 2)) << 2)) != 0) return;
  const list = depth - 3;
  const key = <usize>load<u32>(keyStarts + ((<usize>list) << 2));
  const length = load<u32>(keyLengths + ((<usize>list) << 2));
  const isMounts = length == 14 && load<u64>(key + 1) == 0x6f4d656d756c6f76 && load<u32>(key + 9) == 0x73746e75;
  const isVolumes = length == 9 && load<u32>(key + 1) == 0x756c6f76 && load<u32>(key + 4) == 0x73656d75;
  if (!isMounts && !isVolumes) return;
  store<u8>(start + 16, QUOTE);
  out = start + 17;
  traceOf(OWN_RANDOM_END, from + 17, from + 22);
}

function isRandomEnd(p: usize): bool {
  for (let i: usize = 0; i < 5; i++) {
    const letter = <u32>load<u8>(p + i);
    if (letter - 0x61 >= 26 && !isDigit(letter)) return false;
  }
  return true;
}

function isKey(depth: i32, length: u32, letters: u32): bool {
  const key = <usize>load<u32>(keyStarts + ((<usize>depth) << 2));
  return load<u32>(keyLengths + ((<usize>depth) << 2)) == length && load<u32>(key + 1) == letters;
}
