import type { PolicyRule, Role } from '../model/access.ts';
import type { Severity } from './severity.ts';

/** What a role allows that leads further than it looks. */
export interface DangerousRight {
  readonly words: string;
  /** Where it holds in the whole cluster. */
  readonly severity: Severity;
  /** Whoever has it in the whole cluster can make itself its administrator. */
  readonly takeover: boolean;
}

interface Right extends DangerousRight {
  readonly allowed: (rule: PolicyRule) => boolean;
}

/** The rights of a role that are dangerous, the worst first. What is allowed on named objects only is not looked at. */
export function dangerousRights({ rules }: Pick<Role, 'rules'>): readonly DangerousRight[] {
  const open = rules.filter(({ resourceNames }) => resourceNames.length === 0);
  return RIGHTS.filter(({ allowed }) => open.some(allowed)).map(({ words, severity, takeover }) => ({
    words,
    severity,
    takeover,
  }));
}

/** Whether it may do everything with everything. */
export function allowsEverything({ rules }: Pick<Role, 'rules'>): boolean {
  return rules.some(
    ({ apiGroups, resources, verbs, resourceNames }) =>
      resourceNames.length === 0 && [apiGroups, resources, verbs].every((list) => list.includes('*')),
  );
}

/** Whether it names no resources but all of the core group, or of every group; with which verbs. */
export function wildcardVerbs({ rules }: Pick<Role, 'rules'>): 'all' | 'write' | 'read' | null {
  const wide = rules.filter(
    ({ apiGroups, resources, resourceNames }) =>
      resourceNames.length === 0 &&
      resources.includes('*') &&
      (apiGroups.includes('*') || apiGroups.includes('')),
  );
  if (wide.length === 0) return null;
  if (wide.some(({ verbs }) => verbs.includes('*'))) return 'all';
  return wide.some(({ verbs }) => verbs.some((verb) => WRITING.has(verb))) ? 'write' : 'read';
}

const WRITING: ReadonlySet<string> = new Set(['create', 'update', 'patch', 'delete', 'deletecollection']);

function may(
  group: string,
  resources: readonly string[],
  verbs: readonly string[],
): (rule: PolicyRule) => boolean {
  return (rule) =>
    (rule.apiGroups.includes('*') || rule.apiGroups.includes(group)) &&
    (rule.verbs.includes('*') || verbs.some((verb) => rule.verbs.includes(verb))) &&
    resources.some((resource) => coversResource(rule.resources, resource));
}

/** `pods/exec` is named as such, or as `*`, or as `pods/*`, or as `*` before the slash. */
function coversResource(resources: readonly string[], resource: string): boolean {
  const [main = '', sub] = resource.split('/');
  if (resources.includes('*') || resources.includes(resource)) return true;
  return sub !== undefined && (resources.includes(`*/${sub}`) || resources.includes(`${main}/*`));
}

const RBAC = 'rbac.authorization.k8s.io';
const ANY_WORKLOAD = [
  may('', ['pods', 'replicationcontrollers'], ['create']),
  may('apps', ['deployments', 'daemonsets', 'statefulsets', 'replicasets'], ['create']),
  may('batch', ['jobs', 'cronjobs'], ['create']),
];

/** https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks */
const RIGHTS: readonly Right[] = [
  {
    words: 'give itself any right (escalate or bind)',
    severity: 'high',
    takeover: true,
    allowed: may(RBAC, ['roles', 'clusterroles'], ['escalate', 'bind']),
  },
  {
    words: 'act as another (impersonate)',
    severity: 'high',
    takeover: true,
    allowed: may('', ['users', 'groups', 'serviceaccounts'], ['impersonate']),
  },
  {
    words: 'call kubelets (nodes/proxy)',
    severity: 'high',
    takeover: true,
    allowed: may('', ['nodes/proxy'], ['get', 'create']),
  },
  {
    words: 'run commands in pods (exec or attach)',
    severity: 'high',
    takeover: true,
    allowed: may('', ['pods/exec', 'pods/attach'], ['create', 'get']),
  },
  {
    words: 'make tokens of ServiceAccounts',
    severity: 'medium',
    takeover: true,
    allowed: may('', ['serviceaccounts/token'], ['create']),
  },
  {
    words: 'read Secrets',
    severity: 'medium',
    takeover: true,
    allowed: may('', ['secrets'], ['get', 'list', 'watch']),
  },
  {
    words: 'approve certificate requests',
    severity: 'medium',
    takeover: false,
    allowed: may('certificates.k8s.io', ['certificatesigningrequests/approval'], ['update', 'patch']),
  },
  {
    words: 'change admission webhooks',
    severity: 'medium',
    takeover: false,
    allowed: may(
      'admissionregistration.k8s.io',
      ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'],
      ['create', 'update', 'patch'],
    ),
  },
  {
    words: 'create PersistentVolumes',
    severity: 'medium',
    takeover: false,
    allowed: may('', ['persistentvolumes'], ['create']),
  },
  {
    words: 'forward ports of pods',
    severity: 'medium',
    takeover: false,
    allowed: may('', ['pods/portforward'], ['create', 'get']),
  },
  {
    words: 'create pods or workloads',
    severity: 'medium',
    takeover: false,
    allowed: (rule) => ANY_WORKLOAD.some((allowed) => allowed(rule)),
  },
  {
    words: 'delete workloads',
    severity: 'low',
    takeover: false,
    allowed: (rule) =>
      may('', ['pods'], ['delete', 'deletecollection'])(rule) ||
      may('apps', ['deployments', 'daemonsets', 'statefulsets'], ['delete', 'deletecollection'])(rule),
  },
  {
    words: 'change every ConfigMap, that of the cluster DNS too',
    severity: 'low',
    takeover: false,
    allowed: may('', ['configmaps'], ['update', 'patch']),
  },
  {
    words: 'delete events',
    severity: 'low',
    takeover: false,
    allowed: may('', ['events'], ['delete', 'deletecollection']),
  },
];
