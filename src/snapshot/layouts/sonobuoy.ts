import { containerLog, marker, notState, objects } from './file-role.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { logOf } from './log-identity.ts';
import { markedTime } from './marked-time.ts';
import { resourceIn, resourceNamed } from './resource-name.ts';
import { foldersWith } from './tree.ts';

/** The results of a Sonobuoy run. Lists without items are not written. */
export const sonobuoy: Layout = {
  name: 'Sonobuoy results',
  unsupported: null,
  find: (tree) =>
    foldersWith(tree, /resources\/(?:cluster|non-ns|ns\/[^/]+)\/[^/]+\.json$/).map(wholeCapture),
  role: (path) => {
    const [, namespace = null, name = ''] =
      /^resources\/(?:cluster|non-ns|ns\/([^/]+))\/([^/]+)\.json$/.exec(path) ?? [];
    if (name !== '') {
      const [, group = '', plural] = /^([^_]+)_v\w+?_(.+)$/.exec(name) ?? [];
      if (plural !== undefined) return resourceIn(group, plural, { namespace });
      // Versions before 0.16 wrote Pods.json.
      const source = resourceNamed(name);
      return objects(source === null ? { resource: name.toLowerCase(), namespace } : { source, namespace });
    }
    const [, home = '', pod, container] =
      /^podlogs\/([^/]+)\/([^/]+)\/logs\/([^/]+)\.(?:txt|log)$/.exec(path) ?? [];
    if (pod !== undefined && container !== undefined) return containerLog(logOf(home, pod, container, false));
    if (path === 'serverversion.json') return objects({ source: 'version' });
    // The queries run last of all.
    if (path === 'meta/query-time.json' || path === 'meta/run.log') return marker(markedTime);
    const other = BESIDE.find(([pattern]) => pattern.test(path));
    return other === undefined ? null : notState(other[1]);
  },
};

const BESIDE: readonly (readonly [RegExp, string])[] = [
  [/^meta\//, "the collector's own record"],
  [/^servergroups\.json$/, 'the API groups of the server'],
  [/^hosts\//, 'the configuration and health of kubelets'],
  [/^plugins\//, 'the results of plugins'],
];
