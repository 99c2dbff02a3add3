import { isRecord, type JsonRecord } from '../../../src/model/json.ts';

/** An item without what the condenser drops, and with the name it gives to the volume of the ServiceAccount's token. */
export function kept(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { metadata, spec, status } = value;
  return {
    ...value,
    ...(isRecord(metadata) ? { metadata: without(metadata, ['managedFields', 'generateName']) } : {}),
    ...(isRecord(spec) ? { spec: renamed(spec, []) } : {}),
    ...(isRecord(status) ? { status: keptStatus(status) } : {}),
  };
}

function keptStatus(status: JsonRecord): unknown {
  const timed = ['conditions', 'containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'];
  return Object.fromEntries(
    Object.entries(without(status, ['hostIPs', 'podIPs'])).map(([key, value]) => [
      key,
      timed.includes(key) ? withoutIds(value) : value,
    ]),
  );
}

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (!isRecord(value)) return value;
  const members = Object.entries(without(value, ['containerID']));
  return Object.fromEntries(members.map(([key, entry]) => [key, withoutIds(entry)]));
}

function renamed(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((entry) => renamed(entry, [...path, '*']));
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, renamed(entry, [...path, key])]),
    );
  const [list, , key] = path.slice(-3);
  const isName = key === 'name' && path.at(-2) === '*' && (list === 'volumes' || list === 'volumeMounts');
  return isName && typeof value === 'string'
    ? value.replace(/^kube-api-access-[a-z0-9]{5}$/, 'kube-api-access')
    : value;
}

function without(object: JsonRecord, keys: readonly string[]): JsonRecord {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
