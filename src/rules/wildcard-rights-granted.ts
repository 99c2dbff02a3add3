import { reference } from '../model/object.ts';
import { areControllers, grants, isEverybody } from './access-grant.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { allowsEverything, wildcardVerbs } from './dangerous-rights.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import type { Severity } from './severity.ts';
import { subjectNames, subjectText } from './subject-words.ts';

export default defineRule({
  id: 'wildcard-rights-granted',
  title: 'A role in use allows all resources',
  group: 'security',
  severity: 'high',
  why: 'A star in place of resources takes in Secrets, roles and whatever is installed later: the holder is an administrator in all but name.',
  fix: 'List the API groups, resources and verbs that are used in place of the stars.',
  peers: {
    Polaris: ['rolebindingClusterAdminRole'],
    'kube-linter': ['wildcard-in-rules'],
    k8sgpt: ['Security'],
    Kubescape: ['C-0187'],
    KubeBuddy: ['RBAC002'],
  },
  needs: ['clusterRoles', 'clusterRoleBindings'],
  uses: ['roles', 'roleBindings'],
  covers: ['dangerous-rights-granted'],
  *check(view) {
    for (const { role, namespace, subjects: all } of grants(view)) {
      const subjects = all.filter((one) => !isEverybody(one));
      const verbs = wildcardVerbs(role);
      if (verbs === null || subjects.length === 0 || role.meta.name === 'cluster-admin') continue;
      yield {
        subject: reference(role),
        severity: severityOf(verbs, namespace, areControllers(subjects)),
        facts: {
          verbs,
          everything: allowsEverything(role),
          namespace,
          subjects: subjects.length,
          names: subjectNames(subjects),
        },
        evidence: [field(role, 'rules[*].resources', '*')],
        related: subjects.filter(({ kind }) => kind === 'ServiceAccount').slice(0, 20),
      };
    }
  },
  message({ verbs, everything, namespace, subjects, names }) {
    const may = everything
      ? 'do everything'
      : {
          all: 'do everything with all core resources',
          write: 'change all resources',
          read: 'read all resources, Secrets too',
        }[verbs];
    const scope = namespace === null ? 'in the whole cluster' : `in namespace ${namespace}`;
    return `${subjectText(names, subjects)} may ${may} ${scope}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', resourceWord(subject), ...inNamespace(subject))];
  },
});

/** Within a namespace it is what an administrator of that namespace has. */
function severityOf(
  verbs: 'all' | 'write' | 'read',
  namespace: string | null,
  controllers: boolean,
): Severity {
  if (controllers) return namespace === null ? 'low' : 'info';
  if (namespace !== null) return 'low';
  return verbs === 'read' ? 'medium' : 'high';
}
