import { counted, someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { workloadGaps } from './workload-gaps.ts';

export default defineRule({
  id: 'container-without-limits',
  title: 'Container has no memory limit',
  group: 'hygiene',
  severity: 'info',
  why: 'A leak in it takes the memory of the node, and other pods are evicted or killed for it.',
  fix: 'Look at the most it uses over a few days and set a memory limit above that. A CPU limit is not needed: requests share the CPU out.',
  peers: {
    Popeye: ['POP-106', 'POP-107'],
    Polaris: ['cpuLimitsMissing', 'memoryLimitsMissing'],
    'kube-score': ['container-resources'],
    'kube-linter': ['unset-cpu-requirements', 'unset-memory-requirements'],
    Kubescape: ['C-0004', 'C-0009', 'C-0050', 'C-0270', 'C-0271'],
    KubeBuddy: ['WRK005', 'WRK014'],
    marvin: ['M-406', 'M-407'],
  },
  needs: ['pods'],
  *check(view) {
    for (const { owner, system, pod, pods, containers, gaps } of workloadGaps(view)) {
      const lacking = gaps.filter(({ memoryLimit }) => memoryLimit);
      const [first] = lacking;
      if (first === undefined || system) continue;
      const index = pod.spec.containers.findIndex(({ name }) => name === first.container);
      yield {
        subject: owner,
        facts: { lacking: lacking.map(({ container }) => container), containers, pods },
        evidence: index < 0 ? [] : [field(pod, `spec.containers[${index}].resources.limits.memory`, null)],
      };
    }
  },
  message({ lacking, containers, pods }) {
    const names = someOf(lacking.map((name) => excerpt(name, 60)));
    return `${lacking.length} of ${counted(containers, 'container')} without a memory limit: ${names}; ${counted(pods, 'pod')}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', resourceWord(subject), ...inNamespace(subject))];
  },
});
