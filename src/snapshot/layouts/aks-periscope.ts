import { groupBy } from '../../model/grouping.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { resourceNamed } from './resource-name.ts';

/** AKS Periscope: what `kubectl describe` says of each object, in files without an extension. */
export const aksPeriscope: Layout = {
  name: 'an AKS Periscope capture',
  unsupported: 'holds "kubectl describe" text; capture the objects with "kubectl get ... -o json" instead',
  find: ({ paths }) => {
    const folders = groupBy(
      paths.flatMap((path) => {
        const [, folder = '', resource = ''] = DESCRIBED.exec(path) ?? [];
        return resource !== '' && resourceNamed(resource) !== null ? [folder] : [];
      }),
      (folder) => folder,
    );
    return [...folders].filter(([, files]) => files.length >= FEWEST).map(([folder]) => wholeCapture(folder));
  },
  role: () => null,
};

const FEWEST = 3;
/** `kube-system_pod_coredns-0`: namespace, resource, name. */
const DESCRIBED = /^((?:[^/]+\/)*)[a-z0-9-]+_([a-z]+)_[a-z0-9-]+$/;
