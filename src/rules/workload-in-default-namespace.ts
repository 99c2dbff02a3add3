import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { TEMPLATED, templatedWorkloads } from './workload-template.ts';

export default defineRule({
  id: 'workload-in-default-namespace',
  title: 'Workloads live in the namespace default',
  group: 'hygiene',
  severity: 'info',
  why: 'Whatever is applied without a namespace lands there too, so that access, quotas and network policies cannot be set for one application alone, and the namespace can never be deleted.',
  fix: 'Give each application a namespace of its own, and move it there with its next release.',
  peers: {
    Kubescape: ['C-0061', 'C-0212'],
    'kube-linter': ['use-namespace'],
    KubeBuddy: ['NS004'],
    marvin: ['M-500'],
  },
  needs: ['deployments'],
  uses: TEMPLATED,
  *check(view) {
    const own = templatedWorkloads(view).filter(({ meta }) => meta.namespace === 'default');
    yield* namespaceLists(own, ({ meta }) => ({ path: 'metadata.namespace', value: meta.namespace }));
  },
  message(facts) {
    return `${counted(facts.count, 'workload')} there: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'all', '-n', name)];
  },
});
