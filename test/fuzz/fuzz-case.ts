import { type Random, random as randomOf } from '../bench/dump/random.ts';
import { type Capture, type CapturedFile, type Files, weight } from './capture.ts';
import { SHARES, TARGETS, type Target } from './captures/catalogue.ts';
import { archiveMutation } from './mutations/archive.ts';
import { fileMutation } from './mutations/catalogue.ts';
import { FILES_MUTATIONS } from './mutations/files.ts';
import { type FileMutation, picked, skewed } from './mutations/mutation.ts';
import { CONTAINERS, type Container, packed } from './pack.ts';

/** How a case is made. A step depends on nothing but its seed and its input, so any may be left out. */
export interface Recipe {
  readonly capture: Capture;
  readonly container: Container;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly on: 'file' | 'files' | 'packed';
  readonly seed: number;
}

/** What is read. */
export interface FuzzCase {
  readonly files: Files;
  readonly container: Container;
  /** The one file, unless they lie in a directory. */
  readonly packed: { readonly name: string; readonly bytes: Buffer } | null;
  /** What was done, in words. */
  readonly done: readonly string[];
  /** Bytes before packing: what time is allowed by. */
  readonly weight: number;
}

/** The nth case of a seed. */
export function recipe(captures: readonly Capture[], seed: number, number: number): Recipe {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const container = random.chance(0.6) ? 'directory' : picked(CONTAINERS, random);
  const steps = Array.from({ length: 1 + skewed(5, random) }, () => stepOf(random, container));
  return { capture: captureFor(captures, random), container, steps };
}

function stepOf(random: Random, container: Container): Step {
  const isPacked = container !== 'directory' && random.chance(0.4);
  const on = isPacked ? 'packed' : random.chance(0.2) ? 'files' : 'file';
  return { on, seed: random.below(2 ** 31) };
}

function captureFor(captures: readonly Capture[], random: Random): Capture {
  const isOf = (target: Target) => (capture: Capture) => capture.name.startsWith(`${target}/`);
  const present = TARGETS.filter((target) => captures.some(isOf(target)));
  const total = present.reduce((sum, target) => sum + SHARES[target], 0);
  let left = random.below(total);
  const target = present.find((one) => {
    left -= SHARES[one];
    return left < 0;
  });
  return picked(target === undefined ? captures : captures.filter(isOf(target)), random);
}

/** Carries a recipe out, with some of its steps. */
export function made({ capture, container }: Recipe, steps: readonly Step[]): FuzzCase {
  let { files } = capture;
  const done: string[] = [];
  for (const { on, seed } of steps) {
    if (files.size === 0) break;
    const random = randomOf(seed);
    if (on === 'file') {
      const path = picked([...files.keys()], random);
      const file = files.get(path);
      if (file === undefined) continue;
      const mutation = fileMutation(file.bytes, random);
      const bytes = applied(mutation, file.bytes, random);
      done.push(`${JSON.stringify(path)}: ${mutation.name}`);
      files = new Map([...files, [path, changed(file, bytes, mutation)]]);
    } else if (on === 'files') {
      const mutation = picked(FILES_MUTATIONS, random);
      done.push(mutation.name);
      files = mutation.apply(files, random);
    }
  }
  return packedCase({ files, container, done, packedSteps: steps.filter(({ on }) => on === 'packed') });
}

/** What is too large or too deep for us stays as it is. */
function applied(mutation: FileMutation, bytes: Buffer, random: Random): Buffer {
  try {
    const after = mutation.apply(bytes, random);
    return after.length > MOST_BYTES ? bytes : after;
  } catch (error) {
    if (error instanceof RangeError) return bytes;
    throw error;
  }
}

const MOST_BYTES = 16 * 1024 * 1024;

function changed(
  file: CapturedFile,
  bytes: Buffer,
  { keepsSecrets, cuts }: { readonly keepsSecrets: boolean; readonly cuts?: boolean },
): CapturedFile {
  if (bytes.equals(file.bytes)) return file;
  return {
    bytes,
    canaries: keepsSecrets && file.state === 'pristine' ? file.canaries : [],
    state: cuts === true && file.state === 'pristine' && isMissed(file.bytes, bytes) ? 'cut' : 'changed',
  };
}

/** Whether a reader can tell that the end is missing: of a JSON list its last bracket, of a YAML list its kind. */
function isMissed(whole: Buffer, cut: Buffer): boolean {
  if (cut.length === 0) return false;
  const text = whole.toString('latin1').trimEnd();
  if (text.startsWith('{')) return isOneDocument(text) && cut.length < text.length;
  const last = /^apiVersion: v1\nitems:\n[\s\S]*?\n(kind: List\n[\s\S]*)$/.exec(text)?.[1];
  return last !== undefined && !text.includes('\n---') && cut.length <= text.length - last.length;
}

function isOneDocument(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function packedCase({
  files,
  container,
  done,
  packedSteps,
}: Pick<FuzzCase, 'files' | 'container' | 'done'> & { readonly packedSteps: readonly Step[] }): FuzzCase {
  const whole = packed(files, container);
  const bytesBefore = weight(files);
  if (whole === null) return { files, container, packed: null, done, weight: bytesBefore };
  let { bytes } = whole;
  const words = [...done];
  let safe = true;
  for (const { seed } of packedSteps) {
    const random = randomOf(seed);
    const mutation = archiveMutation(random);
    words.push(`${container}: ${mutation.name}`);
    bytes = applied(mutation, bytes, random);
    safe &&= mutation.keepsSecrets;
  }
  const told = safe ? files : new Map([...files].map(([path, file]) => [path, { ...file, canaries: [] }]));
  return {
    files: told,
    container,
    packed: { name: whole.name, bytes },
    done: words,
    weight: bytesBefore + bytes.length,
  };
}
