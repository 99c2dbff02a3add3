import { isBaseImage, isOfficialProgram } from './base-image.ts';
import { countBy, groupBy } from './grouping.ts';
import { type ImageReference, parseImageReference } from './image-reference.ts';
import { by, byCodeUnit } from './order.ts';

/**
 * `project`: named after the project the workloads are named after. `directory`: of one directory of a registry, in
 * which images are named like their workloads. `base image`: a bare language or operating system. `other`: anybody's.
 */
export type ImagePatternKind = 'project' | 'directory' | 'base image' | 'other';

/** Workloads of a namespace whose images are named in one way. */
export interface ImagePattern {
  readonly kind: ImagePatternKind;
  /** `shop/<service>:latest`, `shop-<service>:<tag>`; `null` for base images and others. */
  readonly pattern: string | null;
  /** What stands before the name of the service: `shop/`, `registry.local/shop-`; '' where there is no pattern. */
  readonly prefix: string;
  /** The project's name as it stands in the pattern; `null` except for `project`. */
  readonly word: string | null;
  /** By workload. */
  readonly members: readonly PatternMember[];
}

export interface PatternMember {
  readonly workload: string;
  /** As people write it; '' where the snapshot shows none. */
  readonly image: string;
}

export interface WorkloadImage {
  readonly workload: string;
  /** Of its main container. */
  readonly image: string | null;
}

/**
 * Sorts the workloads of one namespace by how their images are named; each is in one pattern, so that the counts add up
 * to their number. Most members first; bare images and others after patterns of the same size. `-` and `_` are alike.
 */
export function imagePatterns(
  namespace: string,
  workloads: readonly WorkloadImage[],
): readonly ImagePattern[] {
  const words = projectWords(
    namespace,
    workloads.map((one) => one.workload),
  );
  const read = workloads.map(({ workload, image: written }): Named => {
    const image = parseImageReference(written);
    const text = image === null ? (written ?? '') : writtenOf(image);
    return { workload, image, text, ...shapeOf(image, words) };
  });
  const bearers = countBy(read, ({ word }) => word);
  // One image that happens to bear the name of its namespace, as velero/velero does, is no pattern.
  const named = read.map((one) =>
    one.word !== null && (bearers.get(one.word) ?? 0) < 2 ? { ...one, ...OTHER } : one,
  );
  const directories = namedLikeTheirWorkloads(named.filter(({ kind }) => kind === 'other'));
  const placed = named.map((one): Named => {
    const directory = one.kind === 'other' ? ownDirectory(one.image) : null;
    return directory !== null && directories.has(directory)
      ? { ...one, kind: 'directory', prefix: directory }
      : one;
  });
  return [...groupBy(placed, ({ kind, prefix }) => `${kind} ${plain(prefix)}`).values()]
    .map(patternOf)
    .toSorted(
      (a, b) =>
        b.members.length - a.members.length ||
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        byCodeUnit(a.prefix, b.prefix),
    );
}

/**
 * The names that images of other workloads would have by the pattern: `shop/cart:latest`, or without a tag where it
 * varies.
 */
export function imageByPattern({
  pattern,
  prefix,
  word,
  members,
}: ImagePattern): (workload: string) => string {
  const tails = members.flatMap((one) => tailOf(one.image, prefix) ?? []);
  const full = members.filter((one) => isAlike(tailOf(one.image, prefix) ?? '', one.workload));
  const isFull = word === null || 2 * full.length > members.length;
  const underscores = tails.filter((tail) => tail.includes('_')).length;
  const hyphens = tails.filter((tail) => tail.includes('-')).length;
  const tag = pattern?.endsWith(':latest') === true ? ':latest' : '';
  return (workload) => {
    const service = isFull ? workload : withoutWord(workload, word);
    return `${prefix}${underscores > hyphens ? service.replaceAll('-', '_') : service}${tag}`;
  };
}

/** Whether an image that follows a pattern is named after its workload: `shop/cart` for `cart` or `shop-cart`. */
export function isNamedAfter({ prefix, word }: ImagePattern, { workload, image }: PatternMember): boolean {
  const tail = tailOf(image, prefix);
  if (tail === null) return false;
  return isAlike(tail, workload) || (word !== null && isAlike(tail, withoutWord(workload, word)));
}

/** In the order of patterns of one size. */
const KINDS: readonly ImagePatternKind[] = ['project', 'directory', 'base image', 'other'];

interface Named extends Shape {
  readonly workload: string;
  readonly image: ImageReference | null;
  readonly text: string;
}

interface Shape {
  readonly kind: ImagePatternKind;
  readonly prefix: string;
  readonly word: string | null;
}

const OTHER: Shape = { kind: 'other', prefix: '', word: null };

function shapeOf(image: ImageReference | null, words: ReadonlySet<string>): Shape {
  if (image === null) return OTHER;
  if (isBaseImage(image)) return { ...OTHER, kind: 'base image' };
  const { familiarName } = image;
  const slash = familiarName.lastIndexOf('/');
  const directory = familiarName.slice(0, slash + 1);
  const parent = plain(directory.split('/').at(-2) ?? '');
  if (words.has(parent)) return { kind: 'project', prefix: directory, word: parent };
  const name = familiarName.slice(slash + 1);
  const word = leadingWords(plain(name)).findLast((one) => words.has(one) && name.length > one.length + 1);
  return word === undefined
    ? OTHER
    : { kind: 'project', prefix: `${directory}${name.slice(0, word.length + 1)}`, word };
}

/** The namespace's name, and what at least half of the workloads' names begin with. */
function projectWords(namespace: string, workloads: readonly string[]): ReadonlySet<string> {
  const common = countBy(
    workloads.flatMap((name) => leadingWords(plain(name))),
    (word) => word,
  );
  const shared = [...common]
    .filter(([, count]) => count >= 2 && 2 * count >= workloads.length)
    .toSorted(([a], [b]) => b.length - a.length || byCodeUnit(a, b))
    .slice(0, 1)
    .flatMap(([word]) => [word, word.split('-', 1).join()]);
  return new Set([...shared, ...leadingWords(plain(namespace)), plain(namespace)].filter(isTelling));
}

/** `default` and its like are nobody's project. */
function isTelling(word: string): boolean {
  return (
    word.length > 1 && !/^(default|app|apps|dev|test|stage|staging|prod|production|live|kube)$/.test(word)
  );
}

/** The first word of a hyphenated name, and the first two. */
function leadingWords(name: string): readonly string[] {
  const [first = '', second, third] = name.split('-', 3);
  if (second === undefined) return [];
  return third === undefined ? [first] : [first, `${first}-${second}`];
}

/** Directories in which at least two images, and at least half of them, are named like their workloads. */
function namedLikeTheirWorkloads(named: readonly Named[]): ReadonlySet<string> {
  const alike = [...groupBy(named, ({ image }) => ownDirectory(image))].flatMap(([directory, members]) => {
    const same = members.filter(({ text, workload }) =>
      isAlike(tailOf(text, directory ?? '') ?? '', workload),
    );
    return directory !== null && same.length >= 2 && 2 * same.length >= members.length ? [directory] : [];
  });
  return new Set(alike);
}

/** `null` where none is told; `redis` runs in a Deployment called redis, and is still Docker's. */
function ownDirectory(image: ImageReference | null): string | null {
  return image === null || isOfficialProgram(image) ? null : directoryOf(image);
}

function directoryOf({ familiarName }: ImageReference): string {
  return familiarName.slice(0, familiarName.lastIndexOf('/') + 1);
}

function patternOf(group: readonly Named[]): ImagePattern {
  const [{ kind, prefix, word } = OTHER] = group;
  const hasPattern = kind === 'project' || kind === 'directory';
  return {
    kind,
    pattern: hasPattern ? `${prefix}<service>${tagOf(group)}` : null,
    prefix: hasPattern ? prefix : '',
    word,
    members: group
      .map(({ workload, text }) => ({ workload, image: text }))
      .toSorted(by(({ workload }) => workload)),
  };
}

function tagOf(group: readonly Named[]): string {
  const tags = group.map(({ image }) => image?.effectiveTag ?? null);
  if (tags.every((tag) => tag === null)) return '@<digest>';
  return tags.every((tag) => tag === 'latest') ? ':latest' : ':<tag>';
}

function writtenOf({ familiarName, tag, digest }: ImageReference): string {
  if (tag !== null) return `${familiarName}:${tag}`;
  return digest === null ? familiarName : `${familiarName}@${digest.slice(0, 19)}`;
}

/** `cart` of `shop/cart:1.2` after `shop/`. */
function tailOf(image: string, prefix: string): string | null {
  return plain(image).startsWith(plain(prefix))
    ? (/^[^:@]+/.exec(image.slice(prefix.length))?.[0] ?? null)
    : null;
}

function withoutWord(workload: string, word: string): string {
  return plain(workload).startsWith(`${word}-`) ? workload.slice(word.length + 1) : workload;
}

function isAlike(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return name.replaceAll('_', '-');
}
