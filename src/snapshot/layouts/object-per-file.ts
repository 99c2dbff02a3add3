import { groupBy } from '../../model/grouping.ts';
import { objects } from './file-role.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { resourceNamed } from './resource-name.ts';
import type { Tree } from './tree.ts';

/** Whoever exports objects one by one: a folder a resource, a file an object, called by its name. */
export const objectPerFile: Layout = {
  name: 'one object per file',
  unsupported: null,
  // What lies beside captures of other layouts is of no cluster in particular.
  find: async (tree) => (!tree.isRest && (await hasExports(tree)) ? [wholeCapture('')] : []),
  role: (path) => {
    const source = resourceOfFolder(path);
    return source === null ? null : objects({ source, onePerFile: true });
  },
};

const FILE = /^(?:(.*)\/)?([^/]+)\.(?:ya?ml|json)$/;

/** `deployments/cart.yaml`, `shop/deployments/cart.yaml` and `deployments/shop/cart.yaml`, at any depth. */
function resourceOfFolder(path: string): ReturnType<typeof resourceNamed> {
  const folders = FILE.exec(path)?.[1]?.split('/') ?? [];
  return resourceNamed(folders.at(-1) ?? '') ?? resourceNamed(folders.at(-2) ?? '');
}

const MOST_FOLDERS = 20;

/** Two files of a folder are enough to tell an export from objects that somebody asked for by name. */
async function hasExports(tree: Tree): Promise<boolean> {
  const files = tree.paths.filter((path) => resourceOfFolder(path) !== null);
  const folders = [...groupBy(files, (path) => FILE.exec(path)?.[1] ?? '').values()];
  const samples = folders.flatMap(([first, second]) =>
    first === undefined || second === undefined ? [] : [[first, second]],
  );
  const are = samples.slice(0, MOST_FOLDERS).map(async (paths) => {
    const named = paths.map(async (path) => isObjectNamed(await tree.text(path), FILE.exec(path)?.[2] ?? ''));
    return (await Promise.all(named)).every((one) => one);
  });
  return (await Promise.all(are)).some((one) => one);
}

/** One object, of the file's name. A list, or an object somebody wrote to apply, is called otherwise. */
function isObjectNamed(text: string | null, name: string): boolean {
  const names = [...(text ?? '').matchAll(/^[^\S\n]*"?name"?:\s*"?([^",\s]+)/gm)].map((match) => match[1]);
  return (
    names.includes(name) &&
    /^[^\S\n]*"?kind"?:\s*"?\w+/m.test(text ?? '') &&
    !/"?items"?:\s*\[|^items:/m.test(text ?? '')
  );
}
