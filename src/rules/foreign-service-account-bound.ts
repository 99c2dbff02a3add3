import { groupBy } from '../model/grouping.ts';
import { namespacedName, reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { areControllers } from './access-grant.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'foreign-service-account-bound',
  title: 'ServiceAccounts of other namespaces have rights here',
  group: 'security',
  severity: 'info',
  why: 'Whoever may start pods in the other namespace may use these rights, though it has none here itself.',
  fix: 'Compare the list with what is meant to reach into this namespace, such as a pipeline, and delete the bindings that are not.',
  peers: { KubeBuddy: ['RBAC008'] },
  needs: ['roleBindings'],
  *check({ roleBindings }) {
    const foreign = roleBindings.flatMap((binding) => {
      const { namespace } = binding.meta;
      if (namespace === null || isSystemNamespace(namespace)) return [];
      const accounts = binding.subjects.filter(
        (one) =>
          one.kind === 'ServiceAccount' &&
          one.namespace !== namespace &&
          !isSystemNamespace(one.namespace ?? '') &&
          !areControllers([one]),
      );
      return accounts.length === 0 ? [] : [{ binding, namespace, accounts }];
    });
    for (const [namespace, own] of groupBy(foreign, (one) => one.namespace)) {
      const names = [...new Set(own.flatMap(({ accounts }) => accounts.map(namespacedName)))].toSorted();
      yield {
        subject: namespaceSubject(namespace),
        facts: { bindings: own.length, accounts: names.length, names: names.slice(0, 20) },
        evidence: own
          .slice(0, 3)
          .map(({ binding, accounts }) =>
            field(binding, 'subjects[*].namespace', accounts[0]?.namespace ?? null),
          ),
        related: own.slice(0, 50).map(({ binding }) => reference(binding)),
      };
    }
  },
  message({ accounts, names, bindings }) {
    const list = someOf(names.map((name) => excerpt(name, 80)));
    return `${counted(accounts, 'ServiceAccount')} in ${counted(bindings, 'RoleBinding')}: ${list}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'rolebindings', '-n', name, '-o', 'wide')];
  },
});
