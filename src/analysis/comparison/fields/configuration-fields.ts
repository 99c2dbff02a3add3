import type { Role, RoleBinding, ServiceAccount } from '../../../model/access.ts';
import type { ConfigMap, Secret } from '../../../model/configuration.ts';
import { objectKey } from '../../../model/object.ts';
import { type Field, fields } from '../field.ts';

/** Names of keys and the size of all values; what stands in them is not known here. */
export function configMapFields({ keys, bytes, immutable }: ConfigMap): readonly Field[] {
  return fields({ 'data keys': keys, 'data bytes': bytes, immutable });
}

export function secretFields({ type, keys, immutable }: Secret): readonly Field[] {
  return fields({ type, 'data keys': keys, immutable });
}

export function serviceAccountFields(one: ServiceAccount): readonly Field[] {
  return fields({
    'imagePullSecrets[*].name': one.imagePullSecrets,
    automountServiceAccountToken: one.automountServiceAccountToken,
  });
}

/** Rules as `get,list pods.apps`. */
export function roleFields({ rules }: Role): readonly Field[] {
  return fields({
    rules: rules.map(({ apiGroups, resources, resourceNames, nonResourceURLs, verbs }) =>
      [
        verbs.join(','),
        [...resources, ...nonResourceURLs].join(','),
        apiGroups.every((group) => group === '') ? '' : `in ${apiGroups.join(',')}`,
        resourceNames.length === 0 ? '' : `named ${resourceNames.join(',')}`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    ),
  });
}

export function roleBindingFields({ role, subjects }: RoleBinding): readonly Field[] {
  return fields({ roleRef: objectKey(role), subjects: subjects.map(objectKey) });
}
