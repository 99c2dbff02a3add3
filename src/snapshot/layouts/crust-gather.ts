import { KINDS, kindNames } from '../../model/kinds.ts';
import { containerLog, type FileRole, marker, notState, objects } from './file-role.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { logOf } from './log-identity.ts';
import { markedTime } from './marked-time.ts';
import { foldersWith, type Tree } from './tree.ts';

/** crust-gather: an object a file, by API version and kind. Characters that some file systems refuse became dashes. */
export const crustGather: Layout = {
  name: 'crust-gather',
  unsupported: null,
  find: async (tree) => {
    const folders = new Set([...foldersWith(tree, /collected\.timestamp$/), ...(await withVersion(tree))]);
    return foldersWith(tree, /(?:cluster|namespaces\/[^/]+)\/[^/]*v\d[^/]*\/[^/]+\//)
      .filter((folder) => folders.has(folder))
      .map(wholeCapture);
  },
  role: (path) => {
    const log = /^namespaces\/([^/]+)\/v1\/pod\/([^/]+)\/([^/]+)\/(current|previous)\.log$/.exec(path);
    if (log !== null) {
      const [, namespace = '', pod = '', container = '', when] = log;
      return containerLog(logOf(namespace, pod, container, when === 'previous'));
    }
    const object = /^(?:cluster|namespaces\/([^/]+))\/([^/]*?)-?v\d\w*\/([^/]+)\/[^/]+\.(?:ya?ml|json)$/.exec(
      path,
    );
    if (object !== null) {
      const [, namespace = null, group = '', kind = ''] = object;
      return ofKind(group, kind, namespace);
    }
    if (path === 'collected.timestamp') return marker(markedTime);
    if (path === 'version.yaml') return objects({ source: 'version' });
    const other = BESIDE.find(([pattern]) => pattern.test(path));
    return other === undefined ? null : notState(other[1]);
  },
};

const BESIDE: readonly (readonly [RegExp, string])[] = [
  [/^(?:apis?\.json|index\.yaml)$/, 'the API groups and resources of the server'],
  [/^(?:app-versions\.yaml|event-filter\.html)$/, "the collector's own record"],
  [/\.patch$/, 'changes after the capture'],
  [/^cluster\/.*\.log$/, 'logs of hosts'],
];

/** troubleshoot has a file of that name, too; this one holds the version of the server. */
async function withVersion(tree: Tree): Promise<readonly string[]> {
  const folders = foldersWith(tree, /version\.yaml$/);
  const texts = await Promise.all(folders.map((folder) => tree.text(`${folder}version.yaml`)));
  return folders.filter((_, index) => /^[^\S\n]*"?gitVersion"?:/m.test(texts[index] ?? ''));
}

function ofKind(group: string, kind: string, namespace: string | null): FileRole {
  const source =
    kindNames.find((name) => {
      const groups: readonly string[] = KINDS[name].groups;
      return KINDS[name].kind.toLowerCase() === kind && groups.includes(group);
    }) ?? null;
  const more = { namespace, onePerFile: true };
  if (source !== null) return objects({ source, ...more });
  return objects({ resource: group === '' ? kind : `${kind}.${group}`, ...more });
}
