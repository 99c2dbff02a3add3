import { containerLog, type FileRole, notState, objects, refusals } from './file-role.ts';
import { type Layout, wholeCapture } from './layout.ts';
import { logOf } from './log-identity.ts';
import { plainRole } from './plain.ts';
import { resourceNamed } from './resource-name.ts';
import { foldersWith, type Tree } from './tree.ts';

/** A support bundle of troubleshoot: lists by kind and namespace, in old ones as bare arrays. */
export const supportBundle: Layout = {
  name: 'support bundle',
  unsupported: null,
  find: async (tree) =>
    [...new Set([...(await versioned(tree)), ...foldersWith(tree, /cluster-resources\//)])].map(wholeCapture),
  role: (path) => {
    const [, resources] = /^cluster-resources\/(.+)$/.exec(path) ?? [];
    const known = resources === undefined ? besideResources(path) : ofResources(resources);
    return known ?? collected(path);
  },
};

/** Vendors collect whatever they like, and what they run may print lists and logs. */
function collected(path: string): FileRole {
  const role = plainRole(path);
  return role.source === null ? { ...role, resource: 'results of collectors' } : role;
}

/** crust-gather has a file of that name, too. */
async function versioned(tree: Tree): Promise<readonly string[]> {
  const folders = foldersWith(tree, /version\.yaml$/);
  const texts = await Promise.all(folders.map((folder) => tree.text(`${folder}version.yaml`)));
  return folders.filter((_, index) => /^apiVersion:\s*troubleshoot\.sh\//m.test(texts[index] ?? ''));
}

function ofResources(path: string): FileRole | null {
  const [, refused] = /^([a-z-]+)-errors\.json$/i.exec(path) ?? [];
  if (refused !== undefined) return refusals(REFUSED[refused] ?? resourceNamed(refused));
  const log = /^pods\/logs\/([^/]+)\/([^/]+)\/(.+?)(-previous)?\.log$/.exec(path);
  if (log !== null) {
    const [, namespace = '', pod = '', container = '', previous] = log;
    if (container.endsWith('-logs-errors')) return notState('why a log could not be read');
    return containerLog(logOf(namespace, pod, container, previous !== undefined));
  }
  const [, custom, ofNamespace = null] =
    /^custom-resources\/([^/]+?)(?:\/([^/]+))?\.(?:json|ya?ml)$/.exec(path) ?? [];
  if (custom !== undefined) return objects({ resource: custom, namespace: ofNamespace });
  const other = NO_OBJECTS.find(([pattern]) => pattern.test(path));
  if (other !== undefined) return notState(other[1]);
  const [, list = '', namespace = null] = /^([^/]+?)(?:\/([^/]+))?\.json$/.exec(path) ?? [];
  if (list === '') return null;
  const source = resourceNamed(list);
  return objects(source === null ? { resource: list, namespace } : { source, namespace });
}

/** Errors whose files are not called by what was asked for. */
const REFUSED: Readonly<Record<string, 'storageClasses' | 'secrets'>> = {
  storage: 'storageClasses',
  'image-pull-secrets': 'secrets',
};

const NO_OBJECTS: readonly (readonly [RegExp, string])[] = [
  [/^auth-cani-list\//, 'what the collector was allowed to ask'],
  [/^(?:groups|resources)\.json$/, 'the API groups and resources of the server'],
  [/^image-pull-secrets\//, 'user names at image registries'],
];

function besideResources(path: string): FileRole | null {
  if (path === 'cluster-info/errors.json') return refusals('version');
  const other = BESIDE.find(([pattern]) => pattern.test(path));
  return other === undefined ? null : notState(other[1]);
}

const BESIDE: readonly (readonly [RegExp, string])[] = [
  [/^(?:version\.yaml|skipped-collectors\.json|(?:metadata|execution-data)\/)/, "the collector's own record"],
  [/^analysis\.json$/, "the collector's own analysis"],
  [/^collector-errors\/|^metrics\/errors\.json$/, 'why a collector failed'],
  [/^host-collectors\//, 'the state of hosts'],
  [/^node-metrics\//, 'statistics of kubelets'],
  [/^(?:secrets|configmaps)(?:-errors)?\//, 'which Secrets and ConfigMaps were looked for'],
  [/^(?:certificates|dns|goldpinger|sysctl|registry)\//, 'the result of a test'],
  [/^(?:postgres|mysql|mssql|redis|clickhouse|s3)\//, 'the result of a connection test'],
  [/^helm\//, 'releases of Helm'],
];
