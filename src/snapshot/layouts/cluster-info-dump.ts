import { containerLog, type FileRole, objects } from './file-role.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { logOf } from './log-identity.ts';
import { resourceNamed } from './resource-name.ts';
import type { Tree } from './tree.ts';

/** `kubectl cluster-info dump --output-directory`: a folder a namespace, logs of all its containers in one file a pod. */
export const clusterInfoDump: Layout = {
  name: 'cluster-info dump',
  unsupported: null,
  find: (tree) => dumped(tree).map(wholeCapture),
  role: dumpedRole,
};

/** The shape is older than this layout's name: Verrazzano's captures have it too. */
export function dumpedRole(path: string): FileRole | null {
  const [, namespace = null, name = ''] = /^(?:([^/]+)\/)?([^/]+)\.(?:json|ya?ml)$/.exec(path) ?? [];
  const source = resourceNamed(name);
  if (source !== null) return objects({ source, namespace });
  const [, home = null, pod = null] = /^([^/]+)\/([^/]+)\/logs\.txt$/.exec(path) ?? [];
  return home === null || pod === null ? null : containerLog(logOf(home, pod, null, false));
}

/** Of every namespace it lists the same seven kinds, without fail. */
function dumped({ paths, has }: Tree): readonly string[] {
  const folders = paths.flatMap((path) => {
    const [, root = '', namespace, extension] =
      /^((?:[^/]+\/)*)([^/]+\/)replication-controllers(\.(?:json|ya?ml))$/.exec(path) ?? [];
    const besides = [`nodes${extension}`, `${namespace}events${extension}`, `${namespace}pods${extension}`];
    return namespace !== undefined && besides.every((name) => has(`${root}${name}`)) ? [root] : [];
  });
  return [...new Set(folders)];
}
