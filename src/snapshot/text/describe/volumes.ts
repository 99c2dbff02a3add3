import type { JsonRecord } from '../../../model/json.ts';
import { type Entry, value } from './description.ts';

/** The Volumes block, as far as it names objects. */
export function volumesOf(block: Entry | null): readonly JsonRecord[] {
  return (block?.entries ?? []).map((volume) => ({ name: volume.key, ...contentOf(volume) }));
}

function contentOf(volume: Entry): JsonRecord {
  const type = (value(volume, 'Type') ?? '').replace(/ .*$/, '');
  const optional = value(volume, 'Optional') === 'true';
  switch (type) {
    case 'PersistentVolumeClaim':
      return { persistentVolumeClaim: { claimName: value(volume, 'ClaimName') } };
    case 'ConfigMap':
      return { configMap: { name: value(volume, 'Name'), optional } };
    case 'Secret':
      return { secret: { secretName: value(volume, 'SecretName'), optional } };
    case 'HostPath':
      return { hostPath: { path: value(volume, 'Path') } };
    case 'EmptyDir':
      return { emptyDir: {} };
    case 'Projected':
      return { projected: { sources: [] } };
    default:
      return {};
  }
}
