import { containerLog, type FileRole, marker, notState } from './file-role.ts';
import { type Layout, type Root, wholeCapture } from './layout.ts';
import { logOf } from './log-identity.ts';
import { markedTime } from './marked-time.ts';
import { resourceIn } from './resource-name.ts';
import { foldersWith, parentOf, type Tree } from './tree.ts';

/** kubectl-gather: a folder a cluster, an object a file. */
export const kubectlGather: Layout = {
  name: 'kubectl-gather',
  unsupported: null,
  find: (tree) => rootsIn(tree),
  role: (path) => {
    const log = /^namespaces\/([^/]+)\/pods\/([^/]+)\/([^/]+)\/(current|previous)\.log$/.exec(path);
    if (log !== null) {
      const [, namespace = '', pod = '', container = '', when] = log;
      return containerLog(logOf(namespace, pod, container, when === 'previous'));
    }
    const [, namespace = null, resource] =
      /^(?:cluster|namespaces\/([^/]+))\/([^/]+(?:\/[^/]+)?)\/[^/]+\.ya?ml$/.exec(path) ?? [];
    if (resource !== undefined) return ofResource(resource, namespace);
    if (path === 'gather.log') return marker(markedTime);
    return /^(?:addons\/|[^/]+\.log$)/.test(path) ? notState("the collector's own record") : null;
  },
};

/** The folders of clusters beside a log, and the folder they share. */
function rootsIn(tree: Tree): readonly Root[] {
  const clusters = foldersWith(tree, /(?:cluster|namespaces)\/[^/]+\//).filter(
    (folder) => folder !== '' && tree.has(`${parentOf(folder)}gather.log`),
  );
  const shared = new Set(clusters.map(parentOf));
  return [
    ...clusters.map(wholeCapture),
    ...[...shared].map((folder) => ({ folder, capture: folder, shared: true })),
  ];
}

/** `pods`, or `apps/deployments`. */
function ofResource(resource: string, namespace: string | null): FileRole {
  const slash = resource.indexOf('/');
  const more = { namespace, onePerFile: true };
  return resourceIn(slash < 0 ? '' : resource.slice(0, slash), resource.slice(slash + 1), more);
}
