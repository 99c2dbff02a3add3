import { flag, isRecord, type JsonRecord, number, record, records, text } from './json.ts';
import { by, byCodeUnit } from './order.ts';
import type { Volume, VolumeUse } from './pod-spec.ts';

/** Reads `volumes`, sorted by name. */
export function readVolumes(value: unknown): readonly Volume[] {
  return records(value)
    .map(readVolume)
    .toSorted(by(({ name }) => name));
}

/**
 * A volume's name, without the random end of the one the ServiceAccount admission plugin adds to every pod:
 * with it, no two pods of a template would be alike.
 */
export function volumeName(name: string): string {
  return name.replace(/^kube-api-access-[a-z0-9]{5}$/, 'kube-api-access');
}

/** Of the ServiceAccount tokens that projected volumes ask for; an hour where one does not say. */
export function longestTokenSeconds(value: unknown): number | null {
  const seconds = records(value)
    .flatMap(({ projected }) => records(record(projected).sources))
    .flatMap(({ serviceAccountToken }) =>
      isRecord(serviceAccountToken) ? [number(serviceAccountToken.expirationSeconds) ?? 3600] : [],
    );
  return seconds.length === 0 ? null : seconds.reduce((most, one) => Math.max(most, one));
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
      return use('ConfigMap', source.name, source);
    case 'secret':
      return use('Secret', source.secretName, source);
    case 'persistentVolumeClaim':
      return use('PersistentVolumeClaim', source.claimName, {});
    case 'projected':
      return records(source.sources).flatMap((entry) => [
        ...use('ConfigMap', record(entry.configMap).name, record(entry.configMap)),
        ...use('Secret', record(entry.secret).name, record(entry.secret)),
      ]);
    default:
      return credentials(source);
  }
}

/** Storage drivers name the Secret they log in with: `secretRef`, CSI's `nodePublishSecretRef`, azureFile's name. */
function credentials(source: JsonRecord): readonly VolumeUse[] {
  return [
    ...use('Secret', record(source.secretRef).name, {}),
    ...use('Secret', record(source.nodePublishSecretRef).name, {}),
    ...use('Secret', source.secretName, {}),
  ];
}

function use(kind: VolumeUse['kind'], name: unknown, source: JsonRecord): readonly VolumeUse[] {
  const named = text(name);
  if (named === null) return [];
  const keys = records(source.items).flatMap((item) => text(item.key) ?? []);
  return [{ kind, name: named, keys: keys.toSorted(byCodeUnit), optional: flag(source.optional) ?? false }];
}
