import { objectKey, reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'binding-without-role',
  title: 'Binding names a role that does not exist',
  group: 'risk',
  severity: 'medium',
  why: 'The subjects have none of the rights that were meant for them. Whoever makes a role of that name decides what they may do.',
  fix: 'Restore the role, or delete the binding. roleRef cannot be changed: to bind another role, delete and create the binding.',
  peers: {
    Popeye: ['POP-1300'],
    kor: ['rolebinding', 'clusterrolebinding'],
    KubeBuddy: ['RBAC001'],
  },
  needs: ['roleBindings', 'roles', 'clusterRoles'],
  uses: ['clusterRoleBindings'],
  absence: ['roles', 'clusterRoles'],
  *check({ roleBindings, clusterRoleBindings, roles, clusterRoles, captured }) {
    const known = new Set([...roles, ...clusterRoles].map((role) => objectKey(reference(role))));
    // Every cluster has it: without, the roles are a selection, or those of another cluster.
    if (!clusterRoles.some(({ meta }) => meta.name === 'cluster-admin')) return;
    for (const binding of [...clusterRoleBindings, ...roleBindings]) {
      const { meta, role, subjects } = binding;
      if (meta.deletedAt !== null || role.name === '' || isSystemNamespace(meta.namespace ?? '')) continue;
      if (role.kind !== 'ClusterRole' && role.kind !== 'Role') continue;
      // Distributions bind roles of features that are switched off.
      if (/^system:/.test(role.name) || /^system:/.test(meta.name)) continue;
      if (role.kind === 'Role' && !captured.all('roles', role.namespace)) continue;
      if (known.has(objectKey(role))) continue;
      yield {
        subject: reference(binding),
        severity: subjects.length === 0 ? 'low' : 'medium',
        facts: { kind: role.kind, role: role.name, subjects: subjects.length },
        evidence: [field(binding, 'roleRef.name', role.name)],
        related: subjects.filter(({ kind }) => kind === 'ServiceAccount').slice(0, 20),
      };
    }
  },
  message({ kind, role }) {
    return `${kind} ${excerpt(role, 100)} does not exist`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', resourceWord(subject), ...inNamespace(subject))];
  },
});
