import { containerLog, type FileRole, notState, objects } from './file-role.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { logOf } from './log-identity.ts';
import { reducedEvent } from './reduced-event.ts';
import { resourceIn, resourceNamed } from './resource-name.ts';
import { foldersWith } from './tree.ts';

/**
 * The archive of the OpenShift insights operator: objects that it has an interest in, without their kinds, so it never
 * holds all there is of one.
 */
export const insights: Layout = {
  name: 'insights archive',
  unsupported: null,
  find: (tree) => foldersWith(tree, /insights-operator\/gathers\.json$/).map(wholeCapture),
  role: (path) => {
    const log =
      /^(?:config\/pod\/([^/]+)\/logs\/([^/]+)|conditional\/namespaces\/([^/]+)\/pods\/([^/]+)\/containers\/([^/]+)\/logs)\/[^/]+\.log$/.exec(
        path,
      );
    if (log !== null) {
      const [, namespace, pod, home, other, container = null] = log;
      return containerLog(logOf(namespace ?? home ?? null, pod ?? other ?? '', container, false));
    }
    const [, events] = /^events\/([^/]+)\.json$/.exec(path) ?? [];
    if (events !== undefined) return objects({ source: 'events', namespace: events, reshape: reducedEvent });
    const other = NO_OBJECTS.find(([pattern]) => pattern.test(path));
    if (other !== undefined) return notState(other[1]);
    return object(path);
  },
};

function object(path: string): FileRole | null {
  const [, group, plural] = /^cluster-scoped-resources\/([^/]+)\/([^/]+)\/[^/]+\.json$/.exec(path) ?? [];
  if (group !== undefined && plural !== undefined) return resourceIn(group, plural, {});
  if (/^namespaces\/[^/]+\/customresources\//.test(path)) return objects({ resource: 'custom resources' });
  const [, home = null, folders, name] =
    /^(?:config|conditional|customresources)\/(?:namespaces\/([^/]+)\/)?(?:(.+)\/)?([^/]+)\.json$/.exec(
      path,
    ) ?? [];
  if (name === undefined) return null;
  if (folders === undefined) return named(name, home);
  // config/pod/shop/cart-0, config/node/pi-worker, config/storage/storageclasses/standard
  const parts = folders.split('/');
  const known = parts.findIndex((part) => resourceNamed(part) !== null);
  if (known < 0) return objects({ resource: parts[0] ?? name, namespace: home });
  return named(parts[known] ?? '', home ?? parts[known + 1] ?? null);
}

function named(resource: string, namespace: string | null): FileRole {
  const source = resourceNamed(resource);
  return objects(source === null ? { resource, namespace } : { source, namespace });
}

const NO_OBJECTS: readonly (readonly [RegExp, string])[] = [
  [/^insights-operator\//, "the collector's own record"],
  [/^config\/configmaps\//, 'values of ConfigMaps'],
  [/^config\/node\/logs\//, 'logs of hosts'],
  [/^namespaces\/[^/]+\/pods\//, 'logs of virtual machines'],
  [/^config\/clusteroperator\/[^/]+\/[^/]+\//, 'the configuration of an operator, without its name'],
  [/^(?:aggregated\/|conditional\/alerts\/)/, 'figures, not objects'],
  [
    /^config\/(?:id|metrics|dvo_metrics|alerts\.json|silenced_alerts\.json|(?:workload|helmchart)_info\.json|running_containers\.json|olm_operators\.json|tsdb\.json|serviceaccounts\.json|namespaces_with_overlapping_uids\.json|versioned_object_revision_counts\.json)$/,
    'figures, not objects',
  ],
];
