import type { Captured } from '../model/captured.ts';
import type { Objects } from '../model/cluster.ts';
import type { Links } from '../model/links.ts';
import type { KubernetesObject, ObjectReference } from '../model/object.ts';
import type { PodSpec } from '../model/pod-spec.ts';
import type { StatefulSet, WorkloadBase } from '../model/workload.ts';
import { templatedWorkloads } from './workload-template.ts';

/** Something a pod needs to start, and names, that is not there. */
export interface MissingObject {
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  readonly name: string;
  /** The object is there, the key is not. */
  readonly key: string | null;
  /** Only a registry login: the kubelet then asks the registry without. */
  readonly login: boolean;
}

export type NamingView = Pick<
  Objects,
  | 'deployments'
  | 'statefulSets'
  | 'daemonSets'
  | 'cronJobs'
  | 'configMaps'
  | 'secrets'
  | 'persistentVolumeClaims'
> & { readonly captured: Captured; readonly links: Pick<Links, 'find' | 'podsAlone'> };

/** An object whose pods name something missing: a workload by its template, or a pod that nobody controls. */
export interface NamingObject {
  readonly object: KubernetesObject;
  readonly root: string;
  readonly missing: readonly MissingObject[];
}

const SOURCES = {
  ConfigMap: 'configMaps',
  Secret: 'secrets',
  PersistentVolumeClaim: 'persistentVolumeClaims',
} as const;

export function missingConfiguration(view: NamingView): readonly NamingObject[] {
  return [
    ...templatedWorkloads(view).map((one) => ({
      object: one,
      root: one.meta.kind === 'CronJob' ? 'spec.jobTemplate.spec.template.spec' : 'spec.template.spec',
      spec: ownSpec(one),
    })),
    ...view.links
      .podsAlone()
      .filter(isLiving)
      .map((one) => ({ object: one, root: 'spec', spec: one.spec })),
  ].flatMap(({ object, root, spec }) => {
    if (object.meta.deletedAt !== null) return [];
    const missing = missingIn(spec, object, view);
    return missing.length === 0 ? [] : [{ object, root, missing }];
  });
}

/** Of a StatefulSet the volumes that its claim templates take the place of are never mounted. */
function ownSpec(workload: WorkloadBase & Partial<Pick<StatefulSet, 'claimTemplates'>>): PodSpec {
  const { spec } = workload.template;
  const replaced = new Set(workload.claimTemplates?.map(({ name }) => name));
  return replaced.size === 0
    ? spec
    : { ...spec, volumes: spec.volumes.filter(({ name }) => !replaced.has(name)) };
}

function isLiving({ phase, meta }: Objects['pods'][number]): boolean {
  // The kubelet's own copies of static pods name nothing of the API.
  return (
    phase !== 'Succeeded' &&
    phase !== 'Failed' &&
    meta.annotations['kubernetes.io/config.mirror'] === undefined
  );
}

/** What a pod spec names and the capture lacks, optional things aside. */
export function missingIn(
  spec: PodSpec,
  { meta }: KubernetesObject,
  view: Pick<NamingView, 'captured' | 'links'>,
): readonly MissingObject[] {
  const { namespace } = meta;
  const found = new Map<string, MissingObject>();
  for (const { kind, name, keys, login } of wanted(spec)) {
    if (!view.captured.all(SOURCES[kind], namespace)) continue;
    const object = view.links.find({ kind, namespace, name });
    const missing: readonly (string | null)[] =
      object === null ? [null] : keys.filter((key) => lacks(object, key));
    for (const key of missing) found.set(`${kind} ${name} ${key ?? ''}`, { kind, name, key, login });
  }
  return [...found.values()];
}

interface Wanted {
  readonly kind: MissingObject['kind'];
  readonly name: string;
  readonly keys: readonly string[];
  readonly login: boolean;
}

/** What is not optional. */
function wanted(spec: PodSpec): readonly Wanted[] {
  const containers = [...spec.initContainers, ...spec.containers];
  const uses = containers.flatMap(({ env, envFrom }) => [
    ...env.flatMap(({ from }) => from ?? []),
    ...envFrom,
  ]);
  return [
    ...spec.volumes
      .flatMap((one) => one.uses)
      .flatMap(({ kind, name, keys, optional }) => (optional ? [] : [{ kind, name, keys, login: false }])),
    ...uses.flatMap(({ kind, name, key, optional }) =>
      optional ? [] : [{ kind, name, keys: key === null ? [] : [key], login: false }],
    ),
    ...spec.imagePullSecrets.map((name) => ({ kind: 'Secret' as const, name, keys: [], login: true })),
  ];
}

/** Without any key its data was left out of the capture. */
function lacks(object: KubernetesObject, key: string): boolean {
  return (
    'keys' in object && Array.isArray(object.keys) && object.keys.length > 0 && !object.keys.includes(key)
  );
}

export function missingReference({ kind, name }: MissingObject, namespace: string | null): ObjectReference {
  return { kind, namespace, name };
}
