import type { LogIdentity, LogOwner } from './log-identity.ts';

/**
 * Recognises container logs by path: those of `kubectl logs` saved under the usual names, of `kubectl cluster-info
 * dump`, must-gather, troubleshoot, sonobuoy, crust-gather, insights and the kubelet. `null` for anything else.
 */
export function plainLog(path: string): LogIdentity | null {
  const parts = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const file = FILE_NAME.exec(parts.at(-1) ?? '');
  const stem = file?.[1];
  const extension = file?.[2];
  if (stem === undefined || extension === undefined) return null;
  const folders = parts.slice(0, -1);
  if (folders.some((folder) => NOT_PODS.has(folder)) || NOT_CONTAINERS.test(stem)) return null;
  if (extension === 'txt' && stem !== 'logs' && !folders.some((folder) => /logs$/i.test(folder))) return null;

  const earlier = EARLIER.exec(stem);
  const name = earlier?.[1] ?? stem;
  const previous = earlier !== null || /^previous\b/.test(stem);
  const candidates = owners(folders, name).filter(isPossible);
  const [first] = candidates;
  return first === undefined ? null : { ...first, previous, candidates, certain: false };
}

/** Rotated files have a number behind their extension. */
const FILE_NAME = /^(.+?)\.(log|txt)(?:\.\d{1,4})?$/;
const EARLIER = /^(.+?)[-_.](?:previous|prev)$/;
const NOT_PODS = new Set([
  'host_service_logs',
  'audit_logs',
  'network_logs',
  'etcd_info',
  'insights-data',
  'host-collectors',
  'node',
  'nodes',
  'plugins',
  'meta',
]);
const NOT_CONTAINERS =
  /^(?:.*-logs-errors|gather|must-gather|kubernetes-must-gather|audit|captured-at|README)$/i;
const MOST_SPLITS = 16;

function owners(folders: readonly string[], name: string): readonly LogOwner[] {
  const laidOut = byFolders(folders, name);
  if (laidOut !== null) return [laidOut];
  const fields = name.split('_');
  const [first = '', second = '', third = ''] = fields;
  if (fields.length === 3) {
    const byKubelet = /^(.+)-[0-9a-f]{64}$/.exec(third);
    if (byKubelet?.[1] !== undefined) return [{ namespace: second, pod: first, container: byKubelet[1] }];
    return [{ namespace: first, pod: second, container: third }];
  }
  if (fields.length === 2) {
    const pod = { namespace: null, pod: first, container: second };
    const namespaced = { namespace: first, pod: second, container: null };
    return isGenerated(second) && !isGenerated(first) ? [namespaced, pod] : [pod, namespaced];
  }
  return fields.length === 1 ? [...inFolder(folders, name), ...joined(name)] : [];
}

/** Layouts in which folders say it all. */
function byFolders(folders: readonly string[], name: string): LogOwner | null {
  const from = (back: number) => folders.at(-back) ?? '';
  const owner = (namespace: string, pod: string, container: string | null) => ({ namespace, pod, container });
  const current = /^(?:current|previous)(?:\.insecure)?$/.test(name);
  if (from(1) === 'logs' && from(5) === 'pods' && current) return owner(from(6), from(4), from(3));
  if (from(1) === 'logs' && from(3) === 'containers' && from(5) === 'pods')
    return owner(from(6), from(4), from(2));
  if (current && from(3) === 'pods') return owner(from(4), from(2), from(1));
  if (current && from(3) === 'pod') return owner(from(5), from(2), from(1));
  if (from(1) === 'logs' && from(4) === 'podlogs') return owner(from(3), from(2), name);
  if (from(3) === 'logs') return owner(from(2), from(1), name);
  if (from(2) === 'logs' && from(4) === 'pod') return owner(from(3), from(1), null);
  if (name === 'logs' && folders.length >= 2) return owner(from(2), from(1), null);
  const kubelet = /^([^_]+)_([^_]+)_[0-9a-f-]{32,36}$/.exec(from(2));
  if (kubelet?.[1] !== undefined && kubelet[2] !== undefined && /^\d+$/.test(name)) {
    return owner(kubelet[1], kubelet[2], from(1));
  }
  return null;
}

/** `<pod>.log`, in a folder that may be its namespace, or `<container>.log` in a folder that is its pod. */
function inFolder(folders: readonly string[], name: string): readonly LogOwner[] {
  const folder = folders.at(-1) ?? '';
  const alone = { namespace: null, pod: name, container: null };
  if (!isName(folder) || /logs?$/.test(folder)) return [alone];
  const ofPod = { namespace: null, pod: folder, container: name };
  const inNamespace = { namespace: folder, pod: name, container: null };
  return isGenerated(folder) && !isGenerated(name) ? [ofPod, alone] : [alone, inNamespace, ofPod];
}

/** `<namespace>-<pod>` and `<pod>-<container>`, at every dash. */
function joined(name: string): readonly LogOwner[] {
  const pieces = name.split('-');
  const splits = Array.from({ length: Math.min(pieces.length - 1, MOST_SPLITS) }, (_, index) => index + 1);
  const before = (at: number) => pieces.slice(0, at).join('-');
  const after = (at: number) => pieces.slice(at).join('-');
  return [
    ...splits.map((at) => ({ namespace: before(at), pod: after(at), container: null })),
    ...splits.map((at) => ({ namespace: null, pod: before(at), container: after(at) })),
  ];
}

function isPossible({ namespace, pod, container }: LogOwner): boolean {
  return (
    isName(pod) &&
    [namespace, container].every((name) => name === null || (isName(name) && !name.includes('.')))
  );
}

/** An RFC 1123 subdomain. */
function isName(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(name);
}

/** Ends like a pod of a controller: five letters or digits of Kubernetes' alphabet, or an ordinal. */
function isGenerated(name: string): boolean {
  return /-(?:[bcdfghjklmnpqrstvwxz2456789]{5}|\d{1,3})$/.test(name);
}
