import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { mountsToken } from './token-mount.ts';
import { workloadLists } from './workload-list.ts';
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
    const defaults = view.serviceAccounts.filter(({ meta }) => meta.name === 'default');
    const accounts = new Map(defaults.map((one) => [one.meta.namespace, one]));
    yield* workloadLists(workloadSpecs(view), (workload) => {
      const { owner, spec, root } = workload;
      if ((spec.serviceAccountName ?? 'default') !== 'default') return null;
      if (!mountsToken(workload, accounts.get(owner.namespace) ?? null)) return null;
      const path = `${root}.automountServiceAccountToken`;
      return { detail: null, path, value: spec.automountServiceAccountToken, severity: 'info' };
    });
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'workload')}: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'serviceaccount', 'default', '-n', name, '-o', 'yaml')];
  },
});
