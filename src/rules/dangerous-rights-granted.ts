import { reference } from '../model/object.ts';
import { areControllers, grants, isEverybody } from './access-grant.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { dangerousRights } from './dangerous-rights.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { compareSeverity, type Severity } from './severity.ts';
import { subjectNames, subjectText } from './subject-words.ts';

/** Made to be bound to people; within a namespace that is what they are for. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['admin', 'edit', 'view']);

export default defineRule({
  id: 'dangerous-rights-granted',
  title: 'A role in use allows more than it seems to',
  group: 'security',
  severity: 'medium',
  why: 'Such rights lead on to others: who reads Secrets has the tokens in them, who runs commands in pods acts with their rights, who may bind roles has them all.',
  fix: 'Take out of the role what nobody uses, name the objects it is about (resourceNames), or bind it in the namespaces that need it instead of the whole cluster.',
  peers: {
    Polaris: [
      'clusterrolePodExecAttach',
      'rolePodExecAttach',
      'clusterrolebindingPodExecAttach',
      'rolebindingRolePodExecAttach',
      'rolebindingClusterRolePodExecAttach',
    ],
    'kube-linter': ['access-to-secrets', 'access-to-create-pods'],
    Kubescape: [
      'C-0002',
      'C-0007',
      'C-0015',
      'C-0031',
      'C-0037',
      'C-0063',
      'C-0065',
      'C-0186',
      'C-0188',
      'C-0191',
      'C-0278',
      'C-0279',
      'C-0280',
      'C-0281',
      'C-0282',
    ],
    KubeBuddy: ['RBAC005', 'RBAC006', 'RBAC011'],
  },
  needs: ['clusterRoles', 'clusterRoleBindings'],
  uses: ['roles', 'roleBindings'],
  *check(view) {
    for (const { role, namespace, subjects: all } of grants(view)) {
      const subjects = all.filter((one) => !isEverybody(one));
      const { name } = role.meta;
      if (subjects.length === 0 || name === 'cluster-admin') continue;
      if (namespace !== null && role.meta.namespace === null && FOR_PEOPLE.has(name)) continue;
      const rights = dangerousRights(role);
      const worst = rights.map(({ severity }) => severity).toSorted(compareSeverity)[0];
      if (worst === undefined) continue;
      const severity = severityOf(worst, namespace, areControllers(subjects));
      // The least of them, within one namespace, is what programs are given every day.
      if (severity === null) continue;
      yield {
        subject: reference(role),
        severity,
        facts: {
          rights: rights.map(({ words }) => words),
          namespace,
          subjects: subjects.length,
          names: subjectNames(subjects),
        },
        evidence: [field(role, 'rules[*].verbs', verbsOf(role.rules))],
        related: subjects.filter(({ kind }) => kind === 'ServiceAccount').slice(0, 20),
      };
    }
  },
  message({ rights, namespace, subjects, names }) {
    const scope = namespace === null ? 'in the whole cluster' : `in namespace ${namespace}`;
    return `${subjectText(names, subjects)} may ${someOf(rights, 4)} ${scope}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', resourceWord(subject), ...inNamespace(subject))];
  },
});

/** Controllers have such rights by nature; within one namespace they reach as far as the namespace. */
function severityOf(worst: Severity, namespace: string | null, controllers: boolean): Severity | null {
  if (controllers) return namespace === null && worst !== 'low' ? 'info' : null;
  if (namespace === null) return worst;
  return worst === 'high' ? 'medium' : worst === 'medium' ? 'low' : null;
}

function verbsOf(rules: readonly { readonly verbs: readonly string[] }[]): string {
  const verbs = [...new Set(rules.flatMap((rule) => rule.verbs))].toSorted();
  return verbs.slice(0, 20).join(',');
}
