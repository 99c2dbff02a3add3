import { groupBy } from '../model/grouping.ts';
import { objectKey, reference } from '../model/object.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';
import { mountsToken } from './token-mount.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'default-service-account-token',
  title: 'Pods hold the token of ServiceAccount default',
  group: 'security',
  severity: 'info',
  why: 'The token is good for nothing but asking the API server, and most of these programs never do. Whoever breaks in has it, with all rights that default is ever given.',
  fix: 'Set automountServiceAccountToken: false in the ServiceAccount default, and give a ServiceAccount of its own to each program that talks to the API server.',
  peers: {
    Popeye: ['POP-300', 'POP-301', 'POP-303'],
    Polaris: ['automountServiceAccountToken'],
    'kube-linter': ['default-service-account'],
    k8sgpt: ['Security'],
    Kubescape: ['C-0034', 'C-0189', 'C-0190', 'C-0261'],
    KubeBuddy: ['POD008', 'SEC015', 'SEC018'],
    marvin: ['M-202'],
  },
  needs: ['pods'],
  uses: [...SPEC_SOURCES, 'serviceAccounts'],
  *check(view) {
    const accounts = new Map(view.serviceAccounts.map((one) => [objectKey(reference(one)), one]));
    const open = workloadSpecs(view).filter((workload) => {
      const { owner, spec } = workload;
      if ((spec.serviceAccountName ?? 'default') !== 'default') return false;
      const key = objectKey({ kind: 'ServiceAccount', namespace: owner.namespace, name: 'default' });
      return mountsToken(workload, accounts.get(key) ?? null);
    });
    for (const [namespace, own] of groupBy(open, ({ owner }) => owner.namespace ?? '')) {
      yield {
        subject: namespaceSubject(namespace),
        facts: {
          workloads: own.length,
          names: own.slice(0, 50).map(({ owner }) => owner.name),
        },
        evidence: own
          .slice(0, 3)
          .map(({ object, root, spec }) =>
            field(object, `${root}.automountServiceAccountToken`, spec.automountServiceAccountToken),
          ),
        related: own.slice(0, 50).map(({ owner }) => owner),
      };
    }
  },
  message({ workloads, names }) {
    const shown = names.slice(0, 3).map((name) => excerpt(name, 80));
    const list = workloads > shown.length ? [...shown, `${workloads - shown.length} more`] : shown;
    return `${counted(workloads, 'workload')}: ${someOf(list, 4)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'serviceaccount', 'default', '-n', name, '-o', 'yaml')];
  },
});
