import { groupBy } from '../model/grouping.ts';
import { objectKey, reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { namesOf, namesText } from './names-of.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';

/** OpenShift makes them in every project, for builds and rollouts to come. */
const ON_CALL: ReadonlySet<string> = new Set(['default', 'builder', 'deployer', 'pipeline']);

/** What may name one. */
const NAMERS = [
  'pods',
  'deployments',
  'statefulSets',
  'daemonSets',
  'cronJobs',
  'jobs',
  'replicaSets',
  'roleBindings',
  'clusterRoleBindings',
  'secrets',
  'customResources',
] as const;

export default defineRule({
  id: 'unused-service-account',
  title: 'ServiceAccounts are used by nobody',
  group: 'cleanup',
  severity: 'info',
  why: 'No pod runs as it, no template names it and no binding gives it rights: most are left over from programs that are gone.',
  fix: 'Make sure that no operator starts pods with it on demand, then delete it.',
  peers: {
    Popeye: ['POP-400'],
    kor: ['serviceaccount'],
    KubeBuddy: ['RBAC003'],
  },
  needs: ['serviceAccounts', ...NAMERS],
  absence: NAMERS,
  everywhere: ['roleBindings', 'clusterRoleBindings'],
  *check(view) {
    const used = new Set<string>();
    const add = (namespace: string | null, name: string) =>
      used.add(objectKey({ kind: 'ServiceAccount', namespace, name }));
    for (const { meta, spec } of view.pods) add(meta.namespace, spec.serviceAccountName ?? 'default');
    const templated = [
      ...view.deployments,
      ...view.statefulSets,
      ...view.daemonSets,
      ...view.cronJobs,
      ...view.jobs,
      ...view.replicaSets,
    ];
    for (const { meta, template } of templated)
      add(meta.namespace, template.spec.serviceAccountName ?? 'default');
    for (const { subjects } of [...view.roleBindings, ...view.clusterRoleBindings])
      for (const { kind, namespace, name } of subjects) if (kind === 'ServiceAccount') add(namespace, name);
    for (const { meta } of view.secrets) add(meta.namespace, tokenOwner(meta.annotations));
    for (const { references } of view.customResources)
      for (const { kind, namespace, name } of references) if (kind === 'ServiceAccount') add(namespace, name);
    const unused = view.serviceAccounts.filter(
      ({ meta }) =>
        meta.deletedAt === null &&
        meta.owners.length === 0 &&
        !ON_CALL.has(meta.name) &&
        !isSystemNamespace(meta.namespace ?? '') &&
        view.captured.all('pods', meta.namespace) &&
        view.captured.all('deployments', meta.namespace) &&
        !used.has(objectKey({ kind: 'ServiceAccount', namespace: meta.namespace, name: meta.name })),
    );
    for (const [namespace, accounts] of groupBy(unused, ({ meta }) => meta.namespace ?? '')) {
      yield {
        subject: namespaceSubject(namespace),
        facts: { count: accounts.length, names: namesOf(accounts) },
        evidence: accounts.slice(0, 3).map((one) => field(one, 'metadata.name', one.meta.name)),
        related: accounts.slice(0, 50).map(reference),
      };
    }
  },
  message({ count, names }) {
    return `${counted(count, 'ServiceAccount')} without pod or binding: ${namesText(names, count)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'serviceaccounts,pods,rolebindings', '-n', name)];
  },
});

/** A token made by hand is for a program outside the cluster. */
function tokenOwner(annotations: Readonly<Record<string, string>>): string {
  return annotations['kubernetes.io/service-account.name'] ?? '';
}
