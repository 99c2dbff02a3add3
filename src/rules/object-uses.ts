import type { Captured } from '../model/captured.ts';
import type { Objects } from '../model/cluster.ts';
import { apiGroup } from '../model/kinds.ts';
import { lazilyBy } from '../model/lazy.ts';
import type { PodSpec } from '../model/pod-spec.ts';
import { KNOWN_MAKERS, POD_MAKERS } from './pod-labels.ts';

export type UsedKind = 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';

/** What has to be known before anyone may say of an object that nothing uses it. */
export const USERS = ['pods', ...KNOWN_MAKERS, 'customResourceDefinitions'] as const;

export const MORE_USERS = [
  'replicationControllers',
  'customResources',
  'serviceAccounts',
  'ingresses',
  'roles',
] as const;

export type Users = Pick<Objects, (typeof USERS)[number] | (typeof MORE_USERS)[number]>;

/** Namespaces in which everything that may name such an object was captured, as far as one can know. */
export function usersKnown(
  view: Users & { readonly captured: Captured },
): (namespace: string | null) => boolean {
  const { captured, customResourceDefinitions, customResources } = view;
  const seen = new Set(customResources.map(({ meta }) => `${meta.kind}.${apiGroup(meta.apiVersion)}`));
  const whole =
    captured.all('customResourceDefinitions') &&
    customResourceDefinitions.every(
      ({ group, resourceKind }) => NAMELESS.has(group) || seen.has(`${resourceKind}.${group}`),
    );
  return lazilyBy(
    (namespace: string | null) => whole && USERS.every((kind) => captured.all(kind, namespace)),
  );
}

/** `ConfigMap shop/settings` of everything that pods, templates, custom resources, Ingresses and roles name. */
export function usedObjects(view: Users): ReadonlySet<string> {
  const used = new Set<string>();
  const add = (kind: UsedKind, namespace: string | null, name: string) =>
    used.add(useKey(kind, namespace, name));
  const specs = new Map<PodSpec, Set<string | null>>();
  const place = (spec: PodSpec, namespace: string | null) => {
    const places = specs.get(spec) ?? new Set();
    specs.set(spec, places.add(namespace));
  };
  for (const { meta, spec } of view.pods) place(spec, meta.namespace);
  for (const kind of POD_MAKERS)
    for (const { meta, template } of view[kind]) place(template.spec, meta.namespace);
  for (const [spec, namespaces] of specs)
    for (const namespace of namespaces) for (const { kind, name } of usesOf(spec)) add(kind, namespace, name);
  for (const { references } of view.customResources)
    for (const { kind, namespace, name } of references) if (isUsedKind(kind)) add(kind, namespace, name);
  for (const { meta, secrets, imagePullSecrets } of view.serviceAccounts)
    for (const name of [...secrets, ...imagePullSecrets]) add('Secret', meta.namespace, name);
  for (const { meta, tls } of view.ingresses) {
    for (const { secretName } of tls) if (secretName !== null) add('Secret', meta.namespace, secretName);
    for (const key of AUTH) {
      const named = meta.annotations[key];
      if (named !== undefined)
        add('Secret', named.split('/').at(-2) ?? meta.namespace, named.split('/').at(-1) ?? '');
    }
  }
  // A role that names an object was written for a program that reads it through the API.
  for (const { meta, rules } of view.roles)
    for (const { resources, resourceNames } of rules)
      for (const name of resourceNames) {
        if (resources.includes('configmaps')) add('ConfigMap', meta.namespace, name);
        if (resources.includes('secrets')) add('Secret', meta.namespace, name);
      }
  return used;
}

export function useKey(kind: UsedKind, namespace: string | null, name: string): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}

/** What a pod spec names, optional or not. */
export function usesOf(spec: PodSpec): readonly { readonly kind: UsedKind; readonly name: string }[] {
  const containers = [...spec.initContainers, ...spec.containers, ...spec.ephemeralContainers];
  return [
    ...spec.volumes.flatMap(({ uses }) => uses),
    ...containers.flatMap(({ env, envFrom }) => [...env.flatMap(({ from }) => from ?? []), ...envFrom]),
    ...spec.imagePullSecrets.map((name) => ({ kind: 'Secret' as const, name })),
  ];
}

const AUTH = [
  'nginx.ingress.kubernetes.io/auth-secret',
  'nginx.ingress.kubernetes.io/auth-tls-secret',
] as const;

function isUsedKind(kind: string): kind is UsedKind {
  return kind === 'ConfigMap' || kind === 'Secret' || kind === 'PersistentVolumeClaim';
}

/** Of these groups no object names a ConfigMap, Secret or claim. */
const NAMELESS: ReadonlySet<string> = new Set([
  'cilium.io',
  'crd.projectcalico.org',
  'k3s.cattle.io',
  'metallb.io',
  'metrics.k8s.io',
  'networking.k8s.io',
  'policy.networking.k8s.io',
  'snapshot.storage.k8s.io',
  'wgpolicyk8s.io',
]);
