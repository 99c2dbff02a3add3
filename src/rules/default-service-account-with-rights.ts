import { objectKey } from '../model/object.ts';
import { grants, grantsByServiceAccount } from './access-grant.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { dangerousRights, wildcardVerbs } from './dangerous-rights.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'default-service-account-with-rights',
  title: 'ServiceAccount default has rights of its own',
  group: 'security',
  severity: 'medium',
  why: 'Every pod of the namespace that names no ServiceAccount runs as default, so each of them has these rights, whether it needs them or not.',
  fix: 'Make a ServiceAccount for the program that needs the rights, bind the role to it, and take default out of the binding.',
  peers: {
    Popeye: ['POP-308'],
    Kubescape: ['C-0225', 'C-0239'],
    KubeBuddy: ['RBAC009'],
  },
  needs: ['clusterRoles', 'clusterRoleBindings'],
  uses: ['roles', 'roleBindings'],
  *check(view) {
    for (const [key, own] of grantsByServiceAccount(grants(view))) {
      const subject = own[0]?.subjects.find((one) => objectKey(one) === key);
      if (subject === undefined || subject.name !== 'default') continue;
      const strong = own.filter(
        ({ role }) =>
          wildcardVerbs(role) !== null || dangerousRights(role).some(({ severity }) => severity !== 'low'),
      );
      const wide = strong.some(({ namespace }) => namespace === null);
      yield {
        subject,
        severity: wide ? 'high' : strong.length > 0 ? 'medium' : 'low',
        facts: {
          roles: own.slice(0, 20).map(({ role }) => `${role.meta.kind} ${role.meta.name}`),
          bindings: own.length,
        },
        evidence: own
          .slice(0, 3)
          .flatMap(({ bindings }) =>
            bindings.slice(0, 1).map((one) => field(one, 'subjects[*].name', 'default')),
          ),
        related: own.slice(0, 20).map(({ role }) => ({
          kind: role.meta.kind,
          namespace: role.meta.namespace,
          name: role.meta.name,
        })),
      };
    }
  },
  message({ roles, bindings }) {
    return `${counted(bindings, 'role')} bound to it: ${someOf(roles.map((name) => excerpt(name, 80)))}`;
  },
  commands(_facts, { namespace }) {
    return [
      kubectl(
        'auth',
        'can-i',
        '--list',
        `--as=system:serviceaccount:${namespace ?? ''}:default`,
        '-n',
        namespace ?? 'default',
      ),
    ];
  },
});
