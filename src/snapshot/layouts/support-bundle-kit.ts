import { type Instant, instant } from '../../model/instant.ts';
import { containerLog, marker, notState } from './file-role.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { logOf } from './log-identity.ts';
import { withoutNullText } from './null-text.ts';
import { resourceIn } from './resource-name.ts';
import { foldersWith } from './tree.ts';

/** The support bundles of Rancher and Harvester. */
export const supportBundleKit: Layout = {
  name: 'support-bundle-kit',
  unsupported: null,
  find: (tree) => foldersWith(tree, /yamls\/(?:cluster|namespaced\/[^/]+)\//).map(wholeCapture),
  role: (path) => {
    const list = /^yamls\/(?:cluster|namespaced\/([^/]+))\/(?:([^/]+)\/)?v\d\w*\/([^/]+)\.ya?ml$/.exec(path);
    if (list !== null) {
      const [, namespace = null, group = '', plural = ''] = list;
      return resourceIn(group, plural, { namespace, reshape: withoutNullText });
    }
    const log = /^logs\/([^/]+)\/([^/]+)\/(.+?)\.log(\.\d+)?$/.exec(path);
    if (log !== null) {
      const [, namespace = '', pod = '', container = '', earlier] = log;
      return containerLog(logOf(namespace, pod, container, earlier !== undefined));
    }
    if (path === 'metadata.yaml') return marker(createdAt);
    const other = BESIDE.find(([pattern]) => pattern.test(path));
    return other === undefined ? null : notState(other[1]);
  },
};

const BESIDE: readonly (readonly [RegExp, string])[] = [
  [/^nodes\//, 'the state and logs of hosts'],
  [/^[^/]+\.log$/, "the collector's own record"],
];

/** The key is `bundleCreatedAt` in the collector's code, and written in other cases. */
function createdAt(text: string): Instant | null {
  return instant(/^[^\S\n]*"?bundle[_-]?created[_-]?at"?:\s*["']?([^"'\s]+)/im.exec(text)?.[1]);
}
