import { flag, isRecord, type JsonRecord, number, readEach, record, records, text } from './json.ts';
import { by, byCodeUnit } from './order.ts';
import type { Volume, VolumeUse } from './pod-spec.ts';

/** Reads `volumes`, sorted by name. */
export function readVolumes(value: unknown): readonly Volume[] {
  const volumes = readEach(value, readVolume);
  return volumes.length < 2 ? volumes : volumes.toSorted(byVolumeName);
}

const byVolumeName = by<Volume>(({ name }) => name);

/**
 * A volume's name, without the random end of the one the ServiceAccount admission plugin adds to every pod:
 * with it, no two pods of a template would be alike.
 */
export function volumeName(name: string): string {
  return name.startsWith('kube-api-access-') && /^kube-api-access-[a-z0-9]{5}$/.test(name)
    ? 'kube-api-access'
    : name;
}

/** Of the ServiceAccount tokens that projected volumes ask for; an hour where one does not say. */
export function longestTokenSeconds(value: unknown): number | null {
  let longest: number | null = null;
  for (const { projected } of records(value))
    for (const { serviceAccountToken } of records(record(projected).sources)) {
      if (!isRecord(serviceAccountToken)) continue;
      const seconds = number(serviceAccountToken.expirationSeconds) ?? 3600;
      longest = longest === null ? seconds : Math.max(longest, seconds);
    }
  return longest;
}

function readVolume(raw: JsonRecord): Volume {
  // A volume that names no source is an emptyDir.
  const type = Object.keys(raw).find((key) => key !== 'name' && isRecord(raw[key])) ?? 'emptyDir';
  const source = Object.hasOwn(raw, type) ? record(raw[type]) : {};
  return {
    name: volumeName(text(raw.name) ?? ''),
    type,
    uses: uses(type, source),
    path: type === 'hostPath' ? text(record(source).path) : null,
  };
}

function uses(type: string, source: JsonRecord): readonly VolumeUse[] {
  switch (type) {
    case 'configMap':
      return found([use('ConfigMap', source.name, source)]);
    case 'secret':
      return found([use('Secret', source.secretName, source)]);
    case 'persistentVolumeClaim':
      return found([use('PersistentVolumeClaim', source.claimName)]);
    case 'projected':
      return found(records(source.sources).flatMap(projectedUses));
    default:
      return found(credentials(source));
  }
}

function projectedUses({ configMap, secret }: JsonRecord): readonly (VolumeUse | null)[] {
  return [
    isRecord(configMap) ? use('ConfigMap', configMap.name, configMap) : null,
    isRecord(secret) ? use('Secret', secret.name, secret) : null,
  ];
}

/** Storage drivers name the Secret they log in with: `secretRef`, CSI's `nodePublishSecretRef`, azureFile's name. */
function credentials(source: JsonRecord): readonly (VolumeUse | null)[] {
  return [
    use('Secret', record(source.secretRef).name),
    use('Secret', record(source.nodePublishSecretRef).name),
    use('Secret', source.secretName),
  ];
}

/** `source`: what says which keys, and whether it has to be there. */
function use(kind: VolumeUse['kind'], named: unknown, source: JsonRecord = WHOLE): VolumeUse | null {
  const name = text(named);
  if (name === null) return null;
  const keys = readEach(source.items, ({ key }) => text(key));
  return {
    kind,
    name,
    keys: keys.length < 2 ? keys : keys.toSorted(byCodeUnit),
    optional: flag(source.optional) ?? false,
  };
}

const WHOLE: JsonRecord = {};

function found(uses: readonly (VolumeUse | null)[]): readonly VolumeUse[] {
  return uses.every((one) => one === null) ? NONE : uses.filter((one) => one !== null);
}

const NONE: readonly never[] = [];
