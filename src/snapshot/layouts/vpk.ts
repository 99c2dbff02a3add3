import { objects } from './file-role.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { foldersWith, type Tree } from './tree.ts';

/** A snapshot of vpk: a list of any kind a file, numbered; JSON, whatever the extension says. */
export const vpk: Layout = {
  name: 'vpk snapshot',
  unsupported: null,
  find: async (tree) => {
    const folders = foldersWith(tree, /config0?\.yaml$/).filter((folder) =>
      tree.has(`${folder}config1.yaml`),
    );
    const are = await Promise.all(folders.map((folder) => isJson(tree, `${folder}config1.yaml`)));
    return folders.filter((_, index) => are[index]).map(wholeCapture);
  },
  role: (path) => (/^config\d+\.yaml$/.test(path) ? objects({}) : null),
};

async function isJson(tree: Tree, path: string): Promise<boolean> {
  return /^\s*[{[]/.test((await tree.text(path)) ?? '');
}
