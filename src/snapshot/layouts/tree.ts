/** The files of a snapshot, as layouts are recognised by them. */
export interface Tree {
  /** Sorted by code unit, `/` between parts. */
  readonly paths: readonly string[];
  /** These are what more specific layouts left over. */
  readonly isRest: boolean;
  has(path: string): boolean;
  /** The text of a small file; `null` when it is absent, large or unreadable. */
  text(path: string): Promise<string | null>;
}

/** A tree of these paths. */
export function treeOf(paths: readonly string[], text: Tree['text']): Tree {
  const all = new Set(paths);
  return { paths, isRest: false, has: (path) => all.has(path), text };
}

/** The tree without the files in these folders. */
export function restOf(tree: Tree, folders: ReadonlySet<string>): Tree {
  if (folders.size === 0) return tree;
  const isIn = (path: string) => foldersAround(path).some((folder) => folders.has(folder));
  return { ...tree, paths: tree.paths.filter((path) => !isIn(path)), isRest: true };
}

/** The folders that hold a path which matches below them; `pattern` begins where the folder ends. */
export function foldersWith({ paths }: Tree, pattern: RegExp): readonly string[] {
  const below = new RegExp(`^((?:[^/]+/)*?)(?:${pattern.source})`);
  return [...new Set(paths.flatMap((path) => below.exec(path)?.[1] ?? []))];
}

/** The last folder of a path that ends in `/`; empty for the top of the tree. */
export function lastPart(folder: string): string {
  return folder.split('/').at(-2) ?? '';
}

/** The folders that hold a path, the deepest first, the top of the tree last; of a folder without itself. */
export function foldersAround(path: string): readonly string[] {
  const parts = path.replace(/\/$/, '').split('/').slice(0, -1);
  const own = parts.map((_, index) => `${parts.slice(0, parts.length - index).join('/')}/`);
  return path === '' ? [] : [...own, ''];
}

/** The folder that holds this one: `a/` of `a/b/`, and empty for `a/`. */
export function parentOf(folder: string): string {
  return folder.replace(/[^/]*\/$/, '');
}
