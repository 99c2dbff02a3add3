import { closest } from '../closest.ts';
import type { Cluster } from '../model/cluster.ts';
import { KINDS, kindNames } from '../model/kinds.ts';
import { namespacedName, type ObjectReference, objectKey, reference } from '../model/object.ts';
import { by } from '../model/order.ts';
import type { Finding } from '../rules/finding.ts';
import { UserError } from '../user-error.ts';

/** As `kubectl api-resources` lists them. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  cj: 'CronJob',
  cm: 'ConfigMap',
  crd: 'CustomResourceDefinition',
  deploy: 'Deployment',
  ds: 'DaemonSet',
  ep: 'Endpoints',
  hpa: 'HorizontalPodAutoscaler',
  ing: 'Ingress',
  limits: 'LimitRange',
  netpol: 'NetworkPolicy',
  no: 'Node',
  ns: 'Namespace',
  pc: 'PriorityClass',
  pdb: 'PodDisruptionBudget',
  po: 'Pod',
  pv: 'PersistentVolume',
  pvc: 'PersistentVolumeClaim',
  quota: 'ResourceQuota',
  rc: 'ReplicationController',
  rs: 'ReplicaSet',
  sa: 'ServiceAccount',
  sc: 'StorageClass',
  sts: 'StatefulSet',
  svc: 'Service',
  vpa: 'VerticalPodAutoscaler',
};

/** What somebody asked for; `null` is any. */
interface Asked {
  readonly kind: string | null;
  readonly namespace: string | null;
  readonly name: string;
}

/**
 * The objects that an argument names: `deploy/cart`, `deployment/shop/cart`, `shop/Deployment/cart` as fingerprints
 * write it, or `cart`. Found among what was captured and what findings speak of. Throws a `UserError` for none.
 */
export function objectsNamed(
  text: string,
  namespace: string | null,
  cluster: Cluster,
  findings: readonly Finding[],
): readonly ObjectReference[] {
  const known = new Map(candidates(cluster, findings).map((ref) => [objectKey(ref), ref]));
  const refs = [...known.values()];
  const asked = parsed(text, namespace, refs);
  const found = refs.filter((ref) => isAsked(ref, asked));
  if (found.length > 0) return found.toSorted(by(objectKey));
  const alike = refs.filter((ref) => asked.kind === null || isOfKind(ref, asked.kind));
  const meant = closest(asked.name, [...new Set(alike.map(({ name }) => name))]);
  const where = asked.namespace === null ? '' : ` in namespace ${asked.namespace}`;
  throw new UserError(
    `the snapshot holds no ${asked.kind ?? 'object'} called ${asked.name}${where}${meant === null ? '' : `; did you mean ${hint(meant, alike)}?`}`,
  );
}

function hint(name: string, refs: readonly ObjectReference[]): string {
  const ref = refs.find((one) => one.name === name);
  return ref === undefined ? name : `${ref.kind.toLowerCase()}/${namespacedName(ref)}`;
}

function candidates(cluster: Cluster, findings: readonly Finding[]): readonly ObjectReference[] {
  return [
    ...kindNames.filter((name) => name !== 'events').flatMap((name) => cluster[name].map(reference)),
    ...cluster.customResources.map(reference),
    ...findings.flatMap(({ subject, related }) => [subject, ...related]),
  ];
}

function parsed(text: string, namespace: string | null, refs: readonly ObjectReference[]): Asked {
  const [first = '', second, third, ...rest] = text.split('/');
  if (rest.length > 0 || text.split('/').includes(''))
    throw new UserError(
      `expected an object such as deploy/cart, deployment/shop/cart or cart, found ${text}`,
    );
  if (second === undefined) return { kind: null, namespace, name: first };
  const isKind = (word: string) => kindCalled(word, refs) !== null;
  const place = (own: string): string => {
    if (namespace !== null && namespace !== own)
      throw new UserError(`${text} names namespace ${own}, and -n names ${namespace}`);
    return own;
  };
  if (third !== undefined)
    return isKind(first)
      ? { kind: kindOrThrow(first, refs), namespace: place(second), name: third }
      : { kind: kindOrThrow(second, refs), namespace: place(first), name: third };
  return { kind: kindOrThrow(first, refs), namespace, name: second };
}

function kindOrThrow(word: string, refs: readonly ObjectReference[]): string {
  const kind = kindCalled(word, refs);
  if (kind !== null) return kind;
  const meant = closest(word, [
    ...kindNames.map((name) => KINDS[name].kind.toLowerCase()),
    ...Object.keys(SHORT_NAMES),
  ]);
  throw new UserError(`no kind is called ${word}${meant === null ? '' : `; did you mean ${meant}?`}`);
}

/** `deploy`, `deployments`, `Deployment`, `deployments.apps`; a custom kind by its own name. */
function kindCalled(word: string, refs: readonly ObjectReference[]): string | null {
  const lower = word.toLowerCase();
  const [resource = lower] = lower.split('.');
  const short = new Map(Object.entries(SHORT_NAMES)).get(resource);
  if (short !== undefined) return short;
  const name = kindNames.find((one) =>
    [KINDS[one].kind.toLowerCase(), KINDS[one].resource].includes(resource),
  );
  if (name !== undefined) return KINDS[name].kind;
  return (
    refs.find(({ kind }) => [resource, resource.replace(/s$/, '')].includes(kind.toLowerCase()))?.kind ?? null
  );
}

function isOfKind(ref: ObjectReference, kind: string): boolean {
  return ref.kind === kind;
}

function isAsked(ref: ObjectReference, { kind, namespace, name }: Asked): boolean {
  return (
    ref.name === name &&
    (kind === null || isOfKind(ref, kind)) &&
    (namespace === null || ref.namespace === null || ref.namespace === namespace)
  );
}
