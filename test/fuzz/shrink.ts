import { type Files, weight } from './capture.ts';
import { type Failure, signature } from './failure.ts';
import { type FuzzCase, made, type Recipe, type Step } from './fuzz-case.ts';

export type Read = (one: FuzzCase) => Promise<readonly Failure[]>;

/** How long to look for a smaller input, in milliseconds. */
const BUDGET = 60_000;

/**
 * The smallest input that was found to fail in the same way: steps are left out, then files, then spans of bytes, by
 * halves and smaller.
 */
export async function shrunk(recipe: Recipe, failure: Failure, read: Read): Promise<FuzzCase> {
  const until = Date.now() + BUDGET;
  const wanted = signature(failure);
  const fails = async (one: FuzzCase) =>
    Date.now() < until && (await read(one)).some((other) => signature(other) === wanted);

  const steps = await fewer(recipe.steps, async (some: readonly Step[]) => fails(made(recipe, some)));
  const one = made(recipe, steps);
  if (one.packed !== null) {
    const { name } = one.packed;
    const bytes = await fewerBytes(one.packed.bytes, (some) =>
      fails({ ...one, packed: { name, bytes: some } }),
    );
    return { ...one, packed: { name, bytes } };
  }
  return withFewerFiles(one, fails);
}

async function withFewerFiles(one: FuzzCase, fails: (one: FuzzCase) => Promise<boolean>): Promise<FuzzCase> {
  const withFiles = (files: Files): FuzzCase => ({ ...one, files, weight: weight(files) });
  let files: Files = new Map(
    await fewer([...one.files], async (some) => some.length > 0 && fails(withFiles(new Map(some)))),
  );
  for (const [path, file] of files) {
    const bytes = await fewerBytes(file.bytes, (some) =>
      fails(withFiles(new Map([...files, [path, { ...file, bytes: some }]]))),
    );
    files = new Map([...files, [path, { ...file, bytes }]]);
  }
  return withFiles(files);
}

async function fewerBytes(bytes: Buffer, still: (bytes: Buffer) => Promise<boolean>): Promise<Buffer> {
  let kept = bytes;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const less = Buffer.concat([kept.subarray(0, at), kept.subarray(at + size)]);
      if (less.length < kept.length && (await still(less))) kept = less;
      else at += size;
    }
  }
  return kept;
}

async function fewer<T>(
  list: readonly T[],
  still: (list: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = list;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const less = kept.toSpliced(at, size);
      if (await still(less)) kept = less;
      else at += size;
    }
  }
  return kept;
}
