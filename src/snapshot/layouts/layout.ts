import type { FileRole } from './file-role.ts';
import type { Tree } from './tree.ts';

/** How a tool lays out what it captures: how to recognise it, and what each of its paths holds. */
export interface Layout {
  /** As the ledger prints it. */
  readonly name: string;
  /**
   * For a layout that is recognised and cannot be read: "holds ...; capture ... instead", for people.
   * `null` for all others.
   */
  readonly unsupported: string | null;
  /** The folders that hold a capture of this layout, at any depth. */
  find(tree: Tree): readonly Root[] | Promise<readonly Root[]>;
  /** What a file is, by its path below the root; `null` where the layout knows nothing of it. */
  role(path: string): FileRole | null;
}

/** A folder that holds a capture: empty, or ending in `/`. */
export interface Root {
  readonly folder: string;
  /** The folder that holds one whole capture: several roots of one capture are of one cluster. */
  readonly capture: string;
  /** What is here belongs to every cluster of the tree, such as the log of whoever captured them. */
  readonly shared: boolean;
}

/** A root that is a whole capture. */
export function wholeCapture(folder: string): Root {
  return { folder, capture: folder, shared: false };
}
