import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadAll } from 'js-yaml';

/** Objects of each kind below a path, by `Pod` or `Certificate.cert-manager.io`, and files that did not parse. */
export interface IndependentCount {
  readonly kinds: ReadonlyMap<string, number>;
  /** The same by kind and namespace: `Pod shop`. Objects that say none are in `default`, as kubectl has it. */
  readonly inNamespaces: ReadonlyMap<string, number>;
  readonly unparsed: readonly string[];
}

/** The kind of objects that do not say theirs, by the first pattern their file's path matches. */
export type KindsByPath = readonly (readonly [RegExp, string])[];

/**
 * Counts what is in a capture without any of our readers: whole files, the platform's JSON and js-yaml.
 * Objects of one kind, namespace and name are one.
 */
export function independentCount(root: string, kindsByPath: KindsByPath): IndependentCount {
  const names = new Map<string, Set<string>>();
  const unparsed: string[] = [];
  for (const path of filesBelow(root)) {
    const documents = parsed(path, readFileSync(join(root, path), 'utf8').replace(/^\ufeff/, ''));
    if (documents === null) unparsed.push(path);
    const fallback = kindsByPath.find(([pattern]) => pattern.test(path))?.[1] ?? null;
    for (const object of (documents ?? []).flatMap((value) => objectsOf(value, { kind: fallback }))) {
      const known = names.get(object.kind) ?? new Set();
      names.set(object.kind, known.add(object.name));
    }
  }
  return {
    kinds: new Map([...names].map(([kind, known]) => [kind, known.size])),
    inNamespaces: byNamespace(names),
    unparsed,
  };
}

function byNamespace(names: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [kind, known] of names) {
    for (const name of known) {
      const namespace = name.slice(0, name.indexOf('/'));
      const key = `${kind} ${namespace === '' ? 'default' : namespace}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function filesBelow(root: string): readonly string[] {
  if (statSync(root).isFile()) return [''];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();
}

/** `null`: it looks like data, and is not. */
function parsed(path: string, text: string): readonly unknown[] | null {
  if (/\.log(\.\d+)?$/.test(path)) return [];
  if (/^\s*[{[]/.test(text)) return json(text) ?? jsonLines(text);
  if (!/\.ya?ml$/.test(path)) return [];
  try {
    return loadAll(text);
  } catch {
    return null;
  }
}

function json(text: string): readonly unknown[] | null {
  try {
    return [JSON.parse(text)];
  } catch {
    return null;
  }
}

function jsonLines(text: string): readonly unknown[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map(json);
  return values.includes(null) ? null : values.flatMap((value) => value ?? []);
}

interface Fallback {
  readonly kind: string | null;
  readonly apiVersion?: string;
}

function objectsOf(value: unknown, fallback: Fallback): readonly { kind: string; name: string }[] {
  if (Array.isArray(value)) return value.flatMap((item) => objectsOf(item, fallback));
  const object = entries(value);
  const kind = string(object['kind']);
  const apiVersion = string(object['apiVersion']);
  if (Array.isArray(object['items']) && (kind === null || kind.endsWith('List'))) {
    const ofItems = kind?.slice(0, -'List'.length) ?? '';
    const said =
      ofItems === '' ? fallback : { kind: ofItems, ...(apiVersion === null ? {} : { apiVersion }) };
    return object['items'].flatMap((item) => objectsOf(item, said));
  }
  const metadata = entries(object['metadata']);
  const name = string(metadata['name']);
  const named = kind ?? fallback.kind;
  if (name === null || named === null || isManifest(object, named)) return [];
  const linked = /^\/apis\/([^/]+)\//.exec(string(metadata['selfLink']) ?? '')?.[1];
  const group = linked ?? (apiVersion ?? fallback.apiVersion ?? 'v1').split('/').at(-2) ?? '';
  return [{ kind: fullKind(named, group), name: `${string(metadata['namespace']) ?? ''}/${name}` }];
}

/** A workload somebody wrote to apply: it has no status, and none of the marks of an API server. */
function isManifest(object: Readonly<Record<string, unknown>>, kind: string): boolean {
  const metadata = entries(object['metadata']);
  const isMarked = ['uid', 'resourceVersion', 'creationTimestamp'].some(
    (key) => string(metadata[key]) !== null,
  );
  const runs = /^(Pod|Deployment|ReplicaSet|StatefulSet|DaemonSet|Job|CronJob)$/.test(kind);
  return runs && !isMarked && object['spec'] !== undefined && object['status'] === undefined;
}

/** `Pod`, and `Certificate.cert-manager.io`. */
export function fullKind(kind: string, group: string): string {
  return BUILT_IN_GROUPS.test(group) ? kind : `${kind}.${group}`;
}

/** Groups whose kinds have names of their own, whatever version and group they were served in. */
const BUILT_IN_GROUPS =
  /^(|apps|batch|extensions|policy|autoscaling|autoscaling\.k8s\.io|(networking|discovery|storage|events|node|scheduling|coordination|rbac\.authorization|admissionregistration|apiextensions|apiregistration)\.k8s\.io)$/;

function entries(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function string(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
