import { KINDS, type KindName } from '../../model/kinds.ts';
import { type FileRole, NO_ROLE } from './file-role.ts';
import { markedTime } from './marked-time.ts';
import { plainLog } from './plain-log.ts';
import { resourceNamed } from './resource-name.ts';

/** Files in which people and collectors write down when they captured, by the last part of their path. */
const MARKERS = new Set([
  'captured-at.txt',
  'captured-at',
  'timestamp',
  'collected.timestamp',
  'query-time.json',
]);

const NAMESPACE_FOLDERS = new Set(['namespaces', 'ns', 'namespaced']);

/** What a path says by itself: the rules for whatever no layout knows. */
export function plainRole(path: string): FileRole {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  return {
    ...NO_ROLE,
    ...sourceAndNamespace(parts, file.replace(/\.[A-Za-z0-9]+$/, '')),
    onePerFile: parts
      .slice(0, -1)
      .some((part) => part === 'cluster-scoped-resources' || part === 'namespaces'),
    log: plainLog(path),
    marker: MARKERS.has(file) ? markedTime : null,
  };
}

function sourceAndNamespace(parts: readonly string[], stem: string): Pick<FileRole, 'source' | 'namespace'> {
  const parent = parts.at(-2) ?? '';
  const folder = parts.findIndex((part) => NAMESPACE_FOLDERS.has(part));
  const below = folder >= 0 && folder + 1 < parts.length - 1 ? (parts[folder + 1] ?? null) : null;
  const ofStem = resourceNamed(stem);
  if (ofStem !== null) return { source: ofStem, namespace: below };
  // pods/shop.json, and config/pod/shop/cart.json
  const ofParent = resourceNamed(parent);
  if (ofParent !== null) return { source: ofParent, namespace: below ?? namespaceOf(ofParent, stem) };
  const ofFolder = resourceNamed(parts.at(-3) ?? '');
  return { source: ofFolder, namespace: below ?? namespaceOf(ofFolder, parent) };
}

/** The name, where objects of the kind live in namespaces and it can be one. */
function namespaceOf(source: KindName | null, name: string): string | null {
  return source !== null && KINDS[source].namespaced && NAMESPACE.test(name) ? name : null;
}

const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
