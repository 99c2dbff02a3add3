import type { PolicyRule } from '../model/access.ts';
import { reference } from '../model/object.ts';
import { grants, isEverybody } from './access-grant.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { dangerousRights, wildcardVerbs } from './dangerous-rights.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import type { Severity } from './severity.ts';

export default defineRule({
  id: 'rights-for-everybody',
  title: 'Everybody has rights in the cluster',
  group: 'security',
  severity: 'high',
  why: 'No password or token is needed for what system:anonymous and system:unauthenticated may do. The groups system:authenticated and system:serviceaccounts hold everybody who has any, every program in the cluster included.',
  fix: 'Delete the binding, and bind the role to the users and ServiceAccounts that are meant.',
  peers: {
    Kubescape: ['C-0262', 'C-0265'],
    KubeBuddy: ['RBAC007'],
    marvin: ['M-411'],
  },
  needs: ['clusterRoles', 'clusterRoleBindings'],
  uses: ['roles', 'roleBindings'],
  *check(view) {
    for (const { role, namespace, bindings, subjects: all } of grants(view)) {
      const subjects = all.filter(isEverybody);
      const rights = dangerousRights(role).map(({ words }) => words);
      const wide = wildcardVerbs(role) !== null;
      const open = subjects.filter(
        ({ name }) => name !== 'system:authenticated' && name !== 'system:serviceaccounts',
      );
      const strangers = open.length > 0;
      // What every cluster lets everybody do: ask for its version, and about oneself.
      if (strangers ? role.rules.every(isHarmless) : !wide && !rights.some(isStrong)) continue;
      const [binding] = bindings.filter((one) => one.subjects.some(isEverybody));
      if (subjects.length === 0 || binding === undefined) continue;
      const severity: Severity = strangers ? (wide || rights.length > 0 ? 'critical' : 'high') : 'high';
      yield {
        subject: reference(binding),
        severity,
        facts: {
          role: role.meta.name,
          rights: wide ? ['use all resources'] : rights,
          namespace,
          names: subjects.map(({ name }) => name),
        },
        evidence: [field(binding, 'subjects[*].name', subjects[0]?.name ?? null)],
        related: [reference(role)],
      };
    }
  },
  message({ role, rights, namespace, names }) {
    const scope = namespace === null ? 'in the whole cluster' : `in namespace ${namespace}`;
    const may = rights.length === 0 ? `use what ${role} allows` : someOf(rights);
    return `${someOf(names)} may ${may} ${scope}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', resourceWord(subject), ...inNamespace(subject), '-o', 'yaml')];
  },
});

/** Reading addresses that are no resources, questions about oneself, and what kubeadm publishes for joining. */
function isHarmless({ nonResourceURLs, resources, resourceNames, verbs }: PolicyRule): boolean {
  if (nonResourceURLs.length > 0 && resources.length === 0)
    return verbs.every((verb) => verb === 'get' || verb === 'head') && !nonResourceURLs.includes('*');
  if (resourceNames.length === 1 && resourceNames[0] === 'cluster-info') return true;
  return resources.every((resource) => OWN_AFFAIRS.test(resource));
}

/** OpenShift lets strangers call build webhooks, which hold a secret of their own, and delete their own tokens. */
const OWN_AFFAIRS =
  /^(?:self[a-z]+reviews|oauthaccesstokens|oauthauthorizetokens|useroauthaccesstokens|buildconfigs\/webhooks)$/;

/** Deleting or changing is not enough for everybody who is known to be told of. */
function isStrong(words: string): boolean {
  return !/^(?:delete|change)/.test(words);
}
