import type { Role } from '../model/access.ts';
import { groupBy } from '../model/grouping.ts';
import { objectKey, reference } from '../model/object.ts';
import { formatSelector, matches } from '../model/selector.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { namesOf, namesText } from './names-of.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'unused-role',
  title: 'Roles are bound to nobody',
  group: 'cleanup',
  severity: 'info',
  why: 'A role without a binding gives no rights. It is left over, or made to be bound later, and lengthens what an audit has to read.',
  fix: 'Ask whoever brought the role whether it is meant to be bound by hand, and delete it if not.',
  peers: {
    Popeye: ['POP-400'],
    kor: ['role', 'clusterrole'],
    KubeBuddy: ['RBAC004'],
  },
  needs: ['roles', 'clusterRoles', 'roleBindings', 'clusterRoleBindings'],
  absence: ['roleBindings', 'clusterRoleBindings'],
  everywhere: ['roleBindings', 'clusterRoleBindings'],
  *check({ roles, clusterRoles, roleBindings, clusterRoleBindings }) {
    const bound = new Set([...clusterRoleBindings, ...roleBindings].map(({ role }) => objectKey(role)));
    const isTakenOver = aggregatedRoles(clusterRoles);
    const isUnused = (role: Role) =>
      role.meta.deletedAt === null &&
      role.meta.owners.length === 0 &&
      !bound.has(objectKey(reference(role))) &&
      !isForBinding(role) &&
      !isTakenOver(role);
    const lists = [
      ...groupBy(
        roles.filter((role) => !isSystemNamespace(role.meta.namespace ?? '') && isUnused(role)),
        ({ meta }) => meta.namespace,
      ),
      [null, clusterRoles.filter(isUnused)] as const,
    ];
    for (const [namespace, unused] of lists) {
      if (unused.length === 0) continue;
      yield {
        subject: namespace === null ? CLUSTER : namespaceSubject(namespace),
        facts: {
          kind: namespace === null ? 'ClusterRole' : 'Role',
          count: unused.length,
          names: namesOf(unused),
        },
        evidence: unused.slice(0, 3).map((role) => field(role, 'metadata.name', role.meta.name)),
        related: unused.slice(0, 50).map(reference),
      };
    }
  },
  message({ kind, count, names }) {
    return `${counted(count, kind)} without a binding: ${namesText(names, count)}`;
  },
  commands({ kind }, { name }) {
    return kind === 'Role'
      ? [kubectl('get', 'roles,rolebindings', '-n', name)]
      : [kubectl('get', 'clusterroles'), kubectl('get', 'clusterrolebindings,rolebindings', '-A')];
  },
});

/** Whether another role takes its rules over; selectors are looked up by the first label they ask for. */
function aggregatedRoles(clusterRoles: readonly Role[]): (role: Role) => boolean {
  const selectors = new Map(
    clusterRoles.flatMap(({ aggregates }) => aggregates).map((one) => [formatSelector(one), one]),
  );
  const byLabel = groupBy(
    selectors.values(),
    ({ matchLabels }) => Object.entries(matchLabels)[0]?.join('=') ?? '',
  );
  return ({ meta }) =>
    ['', ...Object.entries(meta.labels).map((label) => label.join('='))].some((label) =>
      (byLabel.get(label) ?? []).some((selector) => matches(selector, meta.labels)),
    );
}

/** Kubernetes's own, and what charts bring to be bound to people or taken over by another role. */
function isForBinding({ meta, aggregated }: Role): boolean {
  return (
    aggregated ||
    PROVIDED.test(meta.name) ||
    Object.keys(meta.labels).some((key) => key.includes('aggregate-to') || key.startsWith('olm.'))
  );
}

const PROVIDED =
  /^(?:system:|admin$|edit$|view$|cluster-admin$|openshift|kubeadm:|eks:|gke:|aks|k3s|rke2)|(?:^|[-:.])(?:admin|edit(?:or)?|view(?:er)?|crdview|reader|user)$/;
