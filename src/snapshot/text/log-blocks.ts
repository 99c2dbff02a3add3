/** The container a block of log lines is of. */
export interface BlockOwner {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

export interface BlockSink {
  write(chunk: Uint8Array): void;
  end(): void;
}

/**
 * `kubectl cluster-info dump` writes logs between its objects, each between two marks. Yields what is outside of them,
 * and gives what is inside to the sink that `open` makes for its container. A block without an end is as long as the
 * file. Marks stand at the start of a line, where neither JSON nor YAML can have one; only an end may follow a line
 * that has no newline of its own.
 */
export async function* outsideLogBlocks(
  chunks: AsyncIterable<Uint8Array>,
  open: (owner: BlockOwner) => BlockSink,
): AsyncGenerator<Uint8Array> {
  const splitter = new Splitter(open);
  for await (const chunk of chunks) yield* splitter.write(chunk);
  yield* splitter.end();
}

class Splitter {
  private readonly open: (owner: BlockOwner) => BlockSink;
  private block: { readonly sink: BlockSink; readonly end: Buffer } | null = null;
  /** What is not decided yet: it may be the beginning of a mark. */
  private rest: Buffer = Buffer.alloc(0);
  /** The rest begins a line. */
  private atLine = true;

  constructor(open: (owner: BlockOwner) => BlockSink) {
    this.open = open;
  }

  *write(chunk: Uint8Array): Generator<Uint8Array> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    let more = true;
    while (more) more = this.block === null ? yield* this.outside() : this.inside();
  }

  *end(): Generator<Uint8Array> {
    if (this.block === null) yield* this.take(this.rest.length);
    else {
      this.block.sink.write(this.rest);
      this.block.sink.end();
    }
  }

  /** Whether there is more to find in the rest. */
  private *outside(): Generator<Uint8Array, boolean> {
    const mark = this.atLine && startsWith(this.rest, START) ? 0 : lineStart(this.rest);
    if (mark === 0 && !(this.atLine && startsWith(this.rest, START))) {
      const waits = this.atLine && startsWith(START, this.rest);
      yield* this.take(waits ? 0 : this.rest.length - partial(this.rest, LINE_START));
      return false;
    }
    yield* this.take(mark);
    const newline = this.rest.indexOf(NEWLINE);
    if (newline < 0 && this.rest.length < LONGEST_MARK) return false;
    const line = newline < 0 ? this.rest.length : newline + 1;
    const owner = ownerOf(this.rest.subarray(0, line).toString('utf8').trimEnd());
    if (owner === null) yield* this.take(line);
    else {
      this.block = { sink: this.open(owner), end: endOf(owner) };
      this.rest = this.rest.subarray(line);
    }
    return true;
  }

  private inside(): boolean {
    if (this.block === null) return false;
    const { sink, end } = this.block;
    const found = this.rest.indexOf(end);
    const taken = found < 0 ? this.rest.length - partial(this.rest, end) : found;
    if (taken > 0) sink.write(this.rest.subarray(0, taken));
    this.rest = this.rest.subarray(found < 0 ? taken : found + end.length);
    if (found < 0) return false;
    sink.end();
    this.block = null;
    this.atLine = false;
    return true;
  }

  private *take(length: number): Generator<Uint8Array> {
    if (length === 0) return;
    const taken = this.rest.subarray(0, length);
    this.atLine = taken[length - 1] === NEWLINE;
    this.rest = this.rest.subarray(length);
    yield taken;
  }
}

const NEWLINE = 0x0a;
const START = Buffer.from('==== START logs for container ');
const LINE_START = Buffer.concat([Buffer.from([NEWLINE]), START]);
const LONGEST_MARK = 1024;

/** Where the first line after the first begins with the mark, 0 if none does. Newlines are many, marks are not. */
function lineStart(bytes: Buffer): number {
  let at = bytes.indexOf(START, 1);
  while (at > 0 && bytes[at - 1] !== NEWLINE) at = bytes.indexOf(START, at + 1);
  return Math.max(at, 0);
}

function startsWith(bytes: Buffer, prefix: Buffer): boolean {
  return bytes.length >= prefix.length && bytes.subarray(0, prefix.length).equals(prefix);
}

function ownerOf(line: string): BlockOwner | null {
  const [, container, namespace, pod] =
    /^==== START logs for container (\S+) of pod ([^\s/]+)\/(\S+) ====$/.exec(line) ?? [];
  return container === undefined || namespace === undefined || pod === undefined
    ? null
    : { namespace, pod, container };
}

function endOf({ namespace, pod, container }: BlockOwner): Buffer {
  return Buffer.from(`==== END logs for container ${container} of pod ${namespace}/${pod} ====`);
}

/** How many of the last bytes may be the beginning of the mark. */
function partial(bytes: Buffer, mark: Buffer): number {
  const end = bytes.subarray(Math.max(0, bytes.length - mark.length + 1));
  const first = mark.subarray(0, 1);
  for (let at = end.indexOf(first); at !== -1; at = end.indexOf(first, at + 1)) {
    if (end.subarray(at).equals(mark.subarray(0, end.length - at))) return end.length - at;
  }
  return 0;
}
