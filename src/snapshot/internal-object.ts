import { isRecord, type JsonRecord, record } from '../model/json.ts';

/**
 * The items of a list that kubectl before 1.13 printed in `cluster-info dump`: its own Go structs, which have other
 * names for the fields than the API has. `null` for any other object.
 */
export function internalItems(envelope: JsonRecord): readonly unknown[] | null {
  return Array.isArray(envelope.Items) && envelope.items === undefined && envelope.kind === undefined
    ? envelope.Items
    : null;
}

/** An object of such a list as the API has it. */
export function externalObject(internal: JsonRecord): JsonRecord {
  return withMetadata(external(internal));
}

/** Where metadata was embedded without a name, its fields lie among the others. */
const METADATA = new Set([
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
]);

/** What is in these is named by users, not by Go. */
const FREE_NAMES = new Set([
  'labels',
  'annotations',
  'matchLabels',
  'nodeSelector',
  'selector',
  'data',
  'limits',
  'requests',
]);

/** Fields that the API calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ObjectMeta: 'metadata',
  ListMeta: 'metadata',
  LastTerminationState: 'lastState',
};

function external(object: JsonRecord): JsonRecord {
  const entries = Object.entries(object).map(([key, value]) => {
    const name = externalName(key);
    return [name, externalValue(name, value)] as const;
  });
  const { TypeMeta: type, ...fields } = Object.fromEntries(entries);
  return { ...fields, ...record(type) };
}

function externalValue(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (isRecord(item) ? external(item) : item));
  if (!isRecord(value) || FREE_NAMES.has(name)) return value;
  const object = external(value);
  if (name === 'template' || name === 'jobTemplate') return withMetadata(object);
  return name === 'spec' ? withHost(object) : object;
}

/** `PodIP` is podIP, `HTTPGet` httpGet, `UID` uid; what begins with a small letter has its name already. */
function externalName(key: string): string {
  const other = Object.hasOwn(OTHER_NAMES, key) ? OTHER_NAMES[key] : undefined;
  if (other !== undefined || key === 'TypeMeta') return other ?? key;
  if (/^[A-Z]+s?$/.test(key)) return key.toLowerCase();
  return key.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (run) => run.toLowerCase());
}

function withMetadata(object: JsonRecord): JsonRecord {
  if (isRecord(object.metadata)) return object;
  const entries = Object.entries(object);
  return {
    ...Object.fromEntries(entries.filter(([key]) => !METADATA.has(key))),
    metadata: Object.fromEntries(entries.filter(([key]) => METADATA.has(key))),
  };
}

/** Inside of Kubernetes, the use of the host's namespaces is part of the security context. */
function withHost(spec: JsonRecord): JsonRecord {
  const { hostNetwork, hostPID, hostIPC } = record(spec.securityContext);
  return { ...spec, ...(hostNetwork === undefined ? {} : { hostNetwork, hostPID, hostIPC }) };
}
