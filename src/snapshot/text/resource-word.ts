import { KINDS, type KindName, kindByResource, kindNames } from '../../model/kinds.ts';

/** kubectl's short names. */
const SHORT_NAMES: Readonly<Record<string, KindName>> = {
  po: 'pods',
  no: 'nodes',
  ns: 'namespaces',
  deploy: 'deployments',
  rs: 'replicaSets',
  rc: 'replicationControllers',
  sts: 'statefulSets',
  ds: 'daemonSets',
  cj: 'cronJobs',
  svc: 'services',
  ing: 'ingresses',
  pvc: 'persistentVolumeClaims',
  pv: 'persistentVolumes',
  sc: 'storageClasses',
  hpa: 'horizontalPodAutoscalers',
  ev: 'events',
};

const BY_KIND: ReadonlyMap<string, KindName> = new Map(
  kindNames.map((name) => [KINDS[name].kind.toLowerCase(), name]),
);

/** `pods`, `pod`, `po`, `deployment.apps`, `deployments.v1.apps`; `null` for a resource of another group. */
export function kindNamed(resource: string): KindName | null {
  const [word = '', ...rest] = resource.split('.');
  const group = rest.filter((part, index) => index > 0 || !/^v\d/.test(part)).join('.');
  const name = Object.hasOwn(SHORT_NAMES, word)
    ? SHORT_NAMES[word]
    : (kindByResource(word) ?? BY_KIND.get(word));
  if (name === undefined || name === null) return null;
  const groups: readonly string[] = KINDS[name].groups;
  return group === '' || groups.some((one) => one === group || one.startsWith(`${group}.`)) ? name : null;
}
