import { namespacedName } from '../model/object.ts';
import { areControllers } from './access-grant.ts';
import { someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { podWords, printCommand } from './container-hits.ts';
import { waysIn } from './exposure.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import type { Severity } from './severity.ts';
import { mountsToken } from './token-mount.ts';
import { takeoverRights, waysOut } from './workload-power.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'workload-with-takeover-rights',
  title: 'Workload could take the cluster over',
  group: 'security',
  severity: 'medium',
  why: 'Its pods hold a token by which one can become administrator of the cluster. Whoever gets into one of them, from outside or from a neighbour on the node, has it.',
  fix: 'Take the rights away that it does not use, or give them in the namespaces it needs. Where it needs them all: no privileged containers, no way in from outside, and nodes of its own.',
  peers: {
    Kubescape: ['C-0267', 'C-0272'],
    KubeBuddy: ['RBAC010', 'CHAIN001', 'CHAIN002'],
  },
  needs: ['pods', 'clusterRoles', 'clusterRoleBindings'],
  uses: [...SPEC_SOURCES, 'roles', 'roleBindings', 'services', 'ingresses', 'serviceAccounts'],
  details: ['services', 'ingresses'],
  *check(view) {
    const rightsOf = takeoverRights(view);
    const accounts = new Map(view.serviceAccounts.map((one) => [namespacedName(one.meta), one]));
    for (const workload of workloadSpecs(view)) {
      const { owner, object, root, spec, labels, pods, nodeAgent } = workload;
      const account = namespacedName({
        namespace: owner.namespace,
        name: spec.serviceAccountName ?? 'default',
      });
      const rights = rightsOf(workload);
      if (rights.length === 0 || !mountsToken(workload, accounts.get(account) ?? null)) continue;
      const services = view.links.servicesSelecting(owner.namespace, labels);
      const entries = services.flatMap((service) =>
        waysIn(service, view.links).map((way) => `${service.meta.name} (${way})`),
      );
      const out = waysOut(workload);
      const byNature =
        nodeAgent ||
        areControllers([
          { kind: 'ServiceAccount', namespace: owner.namespace, name: spec.serviceAccountName ?? 'default' },
        ]);
      yield {
        subject: owner,
        severity: severityOf(byNature, entries.length > 0, out.length > 0),
        facts: { account, rights, entries: entries.slice(0, 10), out, pods },
        evidence: [field(object, `${root}.serviceAccountName`, spec.serviceAccountName)],
        related: [
          { kind: 'ServiceAccount', namespace: owner.namespace, name: spec.serviceAccountName ?? 'default' },
        ],
      };
    }
  },
  message({ account, rights, entries, out, pods }) {
    const chain = [
      ...(entries.length === 0 ? [] : [`reachable from outside by ${someOf(entries)}`]),
      ...(out.length === 0 ? [] : [`may get onto its node by ${someOf(out)}`]),
    ];
    return [`ServiceAccount ${account} may ${someOf(rights)}`, ...chain, podWords(pods)].join('; ');
  },
  commands({ account }, subject) {
    const [namespace = '', name = ''] = account.split('/');
    return [
      kubectl('auth', 'can-i', '--list', `--as=system:serviceaccount:${namespace}:${name}`),
      ...printCommand(subject),
    ];
  },
});

/** Controllers have such rights by nature; what counts is what else would have to go wrong. */
function severityOf(byNature: boolean, entered: boolean, left: boolean): Severity {
  const chained = entered || left;
  if (byNature) return chained ? 'low' : 'info';
  return chained ? 'high' : 'medium';
}
