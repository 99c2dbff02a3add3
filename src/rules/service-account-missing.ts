import { objectKey, reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { isWanted, podSpecPath, TEMPLATED, templatedWorkloads } from './workload-template.ts';

export default defineRule({
  id: 'service-account-missing',
  title: 'Workload names a ServiceAccount that is not there',
  group: 'risk',
  severity: 'medium',
  why: 'The API server refuses pods of an account that does not exist. Those that run go on; none that ends is replaced.',
  fix: 'Create the ServiceAccount with its bindings, or correct serviceAccountName.',
  peers: {
    Popeye: ['POP-507', 'POP-307'],
    'kube-linter': ['non-existent-service-account'],
    Kubescape: ['C-0307'],
  },
  needs: ['deployments', 'serviceAccounts'],
  uses: TEMPLATED,
  absence: ['serviceAccounts'],
  *check(view) {
    const known = new Set(view.serviceAccounts.map((one) => objectKey(reference(one))));
    for (const workload of templatedWorkloads(view)) {
      const { namespace } = workload.meta;
      const name = workload.template.spec.serviceAccountName ?? 'default';
      // Every namespace gets its `default` made.
      if (name === 'default' || !isWanted(workload) || !view.captured.all('serviceAccounts', namespace))
        continue;
      const has = (account: string) =>
        known.has(objectKey({ kind: 'ServiceAccount', namespace, name: account }));
      // A list without that is not of this namespace as the workload knew it.
      if (has(name) || !has('default')) continue;
      yield {
        subject: reference(workload),
        facts: { serviceAccount: name },
        evidence: [field(workload, `${podSpecPath(workload)}.serviceAccountName`, name)],
      };
    }
  },
  message({ serviceAccount }) {
    return `ServiceAccount ${excerpt(serviceAccount, 80)} does not exist, so no new pod can be made`;
  },
  commands(_facts, subject) {
    return [kubectl('get', 'serviceaccounts', ...inNamespace(subject))];
  },
});
