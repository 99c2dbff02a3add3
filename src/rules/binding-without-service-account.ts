import { namespacedName, objectKey, reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'binding-without-service-account',
  title: 'Binding names a ServiceAccount that does not exist',
  group: 'cleanup',
  severity: 'low',
  why: 'The rights wait for whoever makes a ServiceAccount of that name in that namespace.',
  fix: 'Take the subject out of the binding, or delete the binding where it has no other.',
  peers: {
    Popeye: ['POP-1300'],
    kor: ['rolebinding', 'clusterrolebinding'],
    KubeBuddy: ['RBAC001'],
  },
  needs: ['serviceAccounts', 'roleBindings'],
  uses: ['clusterRoleBindings'],
  absence: ['serviceAccounts'],
  *check({ serviceAccounts, roleBindings, clusterRoleBindings, captured }) {
    const known = new Set(serviceAccounts.map((account) => objectKey(reference(account))));
    // Every namespace has a default: without, it was not captured.
    const seen = new Set(
      serviceAccounts.flatMap(({ meta }) => (meta.name === 'default' ? [meta.namespace] : [])),
    );
    for (const binding of [...clusterRoleBindings, ...roleBindings]) {
      const { meta, subjects } = binding;
      if (meta.deletedAt !== null || isSystemNamespace(meta.namespace ?? '')) continue;
      if (/^system:/.test(meta.name)) continue;
      const missing = subjects.filter(
        (one) =>
          one.kind === 'ServiceAccount' &&
          // Controllers of the distribution may be switched off, and every namespace has a default.
          !isSystemNamespace(one.namespace ?? '') &&
          one.name !== 'default' &&
          seen.has(one.namespace) &&
          captured.all('serviceAccounts', one.namespace) &&
          !known.has(objectKey(one)),
      );
      const [first] = missing;
      if (first === undefined) continue;
      yield {
        subject: reference(binding),
        facts: {
          role: binding.role.name,
          missing: missing.slice(0, 20).map(namespacedName),
          count: missing.length,
          subjects: subjects.length,
        },
        evidence: [field(binding, 'subjects[*].name', first.name)],
      };
    }
  },
  message({ role, missing, count, subjects }) {
    const names = someOf(missing.map((name) => excerpt(name, 80)));
    return `${count} of ${subjects} subjects of role ${excerpt(role, 80)} ${count === 1 ? 'does' : 'do'} not exist: ${names}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', resourceWord(subject), ...inNamespace(subject))];
  },
});
