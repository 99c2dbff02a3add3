import { notState } from './file-role.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { foldersWith } from './tree.ts';

/** What harche/kubectl-must-gather exports from Azure Log Analytics. */
export const logAnalytics: Layout = {
  name: 'a Log Analytics export',
  unsupported:
    'holds tables of log lines and no objects; capture them with "kubectl get ... -o json" or "oc adm must-gather" instead',
  find: (tree) => foldersWith(tree, /tables\/[^/]+\/parts\/[^/]+\.ndjson(?:\.gz)?$/).map(wholeCapture),
  role: (path) => (/^(?:tables\/|index\.json$)/.test(path) ? notState('rows of Log Analytics tables') : null),
};
