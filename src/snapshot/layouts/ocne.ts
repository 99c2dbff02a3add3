import { containerLog, notState } from './file-role.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { logOf } from './log-identity.ts';
import { resourceOf } from './resource-name.ts';
import { foldersWith } from './tree.ts';

/** `ocne cluster dump`: a list a file, logs of all containers in one file a pod. */
export const ocne: Layout = {
  name: 'ocne cluster dump',
  unsupported: null,
  find: (tree) => foldersWith(tree, /cluster\/cluster-wide\//).map(wholeCapture),
  role: (path) => {
    const [, home, pod] = /^cluster\/namespaces\/([^/]+)\/podlogs\/(.+)\.txt$/.exec(path) ?? [];
    if (home !== undefined && pod !== undefined) return containerLog(logOf(home, pod, null, false));
    const [, namespace = null, resource] =
      /^cluster\/(?:cluster-wide|namespaces\/([^/]+))\/([^/]+)\.(?:ya?ml|json)$/.exec(path) ?? [];
    if (resource !== undefined) return resourceOf(resource, { namespace });
    if (path.startsWith('nodes/')) return notState('the state of hosts');
    return /redaction-map\.csv$/.test(path) ? notState('what redaction took out; do not share it') : null;
  },
};
