import { areControllers, isEverybody, isSystemSubject } from './access-grant.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import type { Severity } from './severity.ts';
import { subjectNames, subjectText } from './subject-words.ts';

export default defineRule({
  id: 'cluster-admin-bound',
  title: 'Role cluster-admin is given away',
  group: 'security',
  severity: 'high',
  why: 'Whoever holds it may do everything. For a ServiceAccount that means: a fault in the program behind it is the loss of the cluster.',
  fix: 'Bind a role with the rights that are used, found in the documentation of the program or in the audit log, and delete this binding.',
  peers: {
    Polaris: ['clusterrolebindingClusterAdmin', 'rolebindingClusterAdminClusterRole'],
    'kube-linter': ['cluster-admin-role-binding'],
    Kubescape: ['C-0035', 'C-0185'],
    KubeBuddy: ['RBAC002'],
  },
  needs: ['clusterRoleBindings'],
  uses: ['roleBindings'],
  *check({ clusterRoleBindings, roleBindings }) {
    for (const binding of [...clusterRoleBindings, ...roleBindings]) {
      const { role, meta } = binding;
      if (role.kind !== 'ClusterRole' || role.name !== 'cluster-admin') continue;
      // What everybody may do is another rule's.
      const subjects = binding.subjects.filter((one) => !isSystemSubject(one) && !isEverybody(one));
      if (subjects.length === 0) continue;
      const people = subjects.every(({ kind }) => kind !== 'ServiceAccount');
      const severity: Severity =
        areControllers(subjects) || people ? 'low' : meta.namespace === null ? 'high' : 'medium';
      yield {
        subject: { kind: meta.kind, namespace: meta.namespace, name: meta.name },
        severity,
        facts: {
          subjects: subjects.length,
          names: subjectNames(subjects),
          namespace: meta.namespace,
        },
        evidence: [field(binding, 'roleRef.name', role.name)],
        related: subjects.filter(({ kind }) => kind === 'ServiceAccount').slice(0, 20),
      };
    }
  },
  message({ subjects, names, namespace }) {
    const scope = namespace === null ? 'in the whole cluster' : `in namespace ${namespace}`;
    return `${subjectText(names, subjects)} may do everything ${scope}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', resourceWord(subject), ...inNamespace(subject), '-o', 'yaml')];
  },
});
