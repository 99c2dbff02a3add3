import { type JsonRecord, record, text } from './json.ts';
import { apiGroup, KINDS, type KindName, kindOf } from './kinds.ts';

/** What an object is, and where. */
export interface ObjectType {
  /** The kind's field in the model; `null` for metrics and custom resources. */
  readonly name: KindName | null;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
}

/** What an object is where it does not say itself: by the list it stands in, or by its path. */
export interface TypeHint {
  readonly apiVersion: string | null;
  readonly kind: string | null;
  readonly namespace: string | null;
}

/** Takes the hint for what the object leaves out. */
export function readObjectType(raw: JsonRecord, hint: TypeHint): ObjectType | { readonly skipped: string } {
  const kind = text(raw.kind) ?? hint.kind;
  const apiVersion = text(raw.apiVersion) ?? hint.apiVersion;
  const name = kind === null ? null : kindOf(apiVersion, kind);
  if (kind === null || (name === null && !KIND.test(kind))) return { skipped: 'they have no kind' };
  const said = text(record(raw.metadata).namespace);
  if (name !== null) {
    // Only a manifest leaves out the namespace of a namespaced kind, and kubectl then means this one.
    const namespace = KINDS[name].namespaced ? (said ?? hint.namespace ?? 'default') : null;
    return { name, apiVersion: apiVersion ?? servedBy(name), kind, namespace };
  }
  if (apiVersion === null || !API_VERSION.test(apiVersion)) {
    return { skipped: `${kind} without an apiVersion is no kind known` };
  }
  return {
    name,
    apiVersion,
    kind,
    namespace: isPodMetrics(apiVersion, kind) ? (said ?? hint.namespace) : said,
  };
}

export function isNodeMetrics(apiVersion: string, kind: string): boolean {
  return kind === 'NodeMetrics' && apiGroup(apiVersion) === 'metrics.k8s.io';
}

export function isPodMetrics(apiVersion: string, kind: string): boolean {
  return kind === 'PodMetrics' && apiGroup(apiVersion) === 'metrics.k8s.io';
}

const KIND = /^[A-Za-z][A-Za-z0-9]{0,62}$/;
const API_VERSION = /^(?:[a-z0-9.-]{1,253}\/)?v[a-z0-9]{1,62}$/;

function servedBy(name: KindName): string {
  const [group] = KINDS[name].groups;
  return group === '' ? 'v1' : `${group}/v1`;
}
