import { dumpedRole } from './cluster-info-dump.ts';
import { marker, notState, objects } from './file-role.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { markedTime } from './marked-time.ts';
import { foldersWith } from './tree.ts';

/** `vz bug-report` and its like, shaped like a cluster-info dump. */
export const verrazzano: Layout = {
  name: 'Verrazzano capture',
  unsupported: null,
  find: (tree) => foldersWith(tree, /verrazzano-resources\.json$/).map(wholeCapture),
  role: (path) => {
    if (path === 'verrazzano-resources.json')
      return objects({ resource: 'verrazzanos.install.verrazzano.io' });
    if (path === 'metadata.json') return marker(markedTime);
    if (/^[^/]+\.(?:log|csv|txt)$/.test(path)) return notState("the collector's own record");
    const [, namespace = null, name] = /^([^/]+)\/(certificates|namespace)\.json$/.exec(path) ?? [];
    if (name === 'certificates') return objects({ resource: 'certificates.cert-manager.io', namespace });
    if (name === 'namespace') return objects({ source: 'namespaces', onePerFile: true });
    return dumpedRole(path);
  },
};
