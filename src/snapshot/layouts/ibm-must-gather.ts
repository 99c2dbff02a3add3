import { type Layout, wholeCapture } from './layout.ts';
import { foldersWith } from './tree.ts';

/** IBM/kubernetes-must-gather: the text of `kubectl get` and `kubectl describe`. */
export const ibmMustGather: Layout = {
  name: 'a capture of IBM kubernetes-must-gather',
  unsupported: 'holds "kubectl describe" text; capture the objects with "kubectl get ... -o json" instead',
  find: (tree) => foldersWith(tree, /kubernetes-must-gather\.log$/).map(wholeCapture),
  role: () => null,
};
