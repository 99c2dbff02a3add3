import { containerLog, type FileRole, marker, notState, objects } from './file-role.ts';
import type { Layout, Root } from './layout.ts';
import { logOf } from './log-identity.ts';
import { markedTime } from './marked-time.ts';
import { resourceIn } from './resource-name.ts';
import { foldersWith, lastPart, parentOf, type Tree } from './tree.ts';

/** `oc adm must-gather`: a folder for each image that gathered, and in each the layout of `oc adm inspect`. */
export const mustGather: Layout = {
  name: 'must-gather',
  unsupported: null,
  find: (tree) => inspected(tree).flatMap((folder) => rootsOf(tree, folder)),
  role: inspectedRole,
};

/** `oc adm inspect` by itself. */
export const inspect: Layout = {
  name: 'oc adm inspect',
  unsupported: null,
  find: (tree) =>
    inspected(tree)
      .filter((folder) => lastPart(folder).startsWith('inspect.local.'))
      .map((folder) => ({ folder, capture: folder, shared: false })),
  role: inspectedRole,
};

/** Folders by API group, which other layouts with these names do not have. */
function inspected(tree: Tree): readonly string[] {
  return foldersWith(
    tree,
    /cluster-scoped-resources\/[^/]+\/|namespaces\/(?<ns>[^/]+)\/(?:\k<ns>\.yaml$|(?:core|apps|batch)\/|pods\/[^/]+\/[^/]+(?:\.yaml$|\/))/,
  );
}

/** The folder of an image, and the folder above it that says when it ran. */
function rootsOf(tree: Tree, folder: string): readonly Root[] {
  const above = ancestors(folder).find((one) => RECORDS.some((name) => tree.has(`${one}${name}`)));
  const byName = /sha256[-:][0-9a-f]{8,}/.test(lastPart(folder)) ? parentOf(folder) : folder;
  const capture = above ?? byName;
  return [...new Set([folder, capture])].map((one) => ({ folder: one, capture, shared: false }));
}

const RECORDS = ['timestamp', 'must-gather.log', 'must-gather.logs', 'event-filter.html'];

/** The folders around one, the nearest first. */
function ancestors(folder: string): readonly string[] {
  return folder === '' ? [] : [parentOf(folder), ...ancestors(parentOf(folder))];
}

function inspectedRole(given: string): FileRole | null {
  // What several gathers leave in each other's folders.
  const path = given.replace(/^namespaces\/all\/(?=namespaces\/|cluster-scoped-resources\/)/, '');
  const [, scoped] = /^cluster-scoped-resources\/(.+)$/.exec(path) ?? [];
  if (scoped !== undefined) return ofGroup(scoped, null);
  const [, namespace = '', below] = /^namespaces\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (below !== undefined) return ofNamespace(namespace, below);
  if (path === 'timestamp') return marker(markedTime);
  const other = BESIDE.find(([pattern]) => pattern.test(path));
  return other === undefined ? null : notState(other[1]);
}

function ofNamespace(namespace: string, path: string): FileRole | null {
  // Only of the namespaces that were asked for: by default those of the platform, and none of its users.
  if (path === `${namespace}.yaml`) return objects({ source: 'namespaces' });
  const log = /^pods\/([^/]+)\/([^/]+)\/\2\/logs\/(current|previous)(?:\.insecure)?\.log$/.exec(path);
  if (log !== null) {
    const [, pod = '', container = '', when] = log;
    return containerLog(logOf(namespace, pod, container, when === 'previous'));
  }
  const [, pod, file] = /^pods\/([^/]+)\/([^/]+)\.yaml$/.exec(path) ?? [];
  if (pod !== undefined && pod === file) return objects({ source: 'pods', namespace, onePerFile: true });
  if (path.startsWith('pods/')) return notState('what a container keeps beside its log');
  return ofGroup(path, namespace);
}

/** `apps/deployments.yaml` or `apps/deployments/cart.yaml`. */
function ofGroup(path: string, namespace: string | null): FileRole | null {
  const [, group, plural] = /^([^/]+)\/([^/]+?)(?:\/[^/]+)?\.(?:ya?ml|json)$/.exec(path) ?? [];
  if (group === undefined || plural === undefined) return null;
  return resourceIn(group, plural, { namespace, onePerFile: WHOLE.has(plural) });
}

/** Of these a gather asks for all. What else has a file for each object was asked for by name. */
const WHOLE: ReadonlySet<string> = new Set(['nodes', 'persistentvolumes', 'storageclasses']);

const BESIDE: readonly (readonly [RegExp, string])[] = [
  [/^(?:version|gather\.logs?|must-gather\.logs?|event-filter\.html)$/, "the collector's own record"],
  [/^(?:host_service_logs|audit_logs|network_logs|static-pods)\//, 'logs of hosts and servers'],
  [/^(?:etcd_info|monitoring|ingress_controllers|insights-data)\//, 'what components say of themselves'],
];
