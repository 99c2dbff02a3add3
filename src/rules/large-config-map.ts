import { reference } from '../model/object.ts';
import { formatBytes } from '../model/quantity.ts';
import { counted } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inPercent } from './threshold.ts';

/** The API server takes no more than this: core/validation `MaxSecretSize`, the same for ConfigMaps. */
const LIMIT = 1024 * 1024;

export default defineRule({
  id: 'large-config-map',
  title: 'ConfigMap is nearly as large as one can be',
  group: 'risk',
  severity: 'low',
  why: 'The API server refuses what is larger than 1 MiB: the next addition fails. Until then every node that mounts it loads all of it.',
  fix: 'Split it, or put large files into the image or on a volume.',
  peers: { k8sgpt: ['ConfigMap'], KubeBuddy: ['CFG003'] },
  needs: ['configMaps'],
  settings: {
    // What still grows reaches the limit soon.
    percent: inPercent(80, 'Of the largest size the API server takes, 1 MiB; found from here on'),
  },
  *check({ configMaps }, { percent }) {
    for (const map of configMaps) {
      if (100 * map.bytes < percent * LIMIT || map.meta.owners.length > 0) continue;
      yield {
        subject: reference(map),
        facts: { bytes: map.bytes, keys: map.keys.length },
        evidence: [field(map, 'data', `${map.bytes} bytes`)],
      };
    }
  },
  message({ bytes, keys }) {
    return `${formatBytes(bytes)} in ${counted(keys, 'key')}, of 1Mi at most`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'configmap', subject.name, ...inNamespace(subject))];
  },
});
