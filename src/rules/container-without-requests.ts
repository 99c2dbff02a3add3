import { counted, someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { workloadGaps } from './workload-gaps.ts';

export default defineRule({
  id: 'container-without-requests',
  title: 'Container requests no CPU or memory',
  group: 'hygiene',
  severity: 'low',
  why: 'The scheduler counts it as nothing and may put it on a node that is full. When the node runs short, pods that use more than they requested are evicted first.',
  fix: 'Look at what it uses over a few days and set requests for CPU and memory in the manifest. A LimitRange gives those that say nothing a default.',
  peers: {
    Popeye: ['POP-106'],
    Polaris: ['cpuRequestsMissing', 'memoryRequestsMissing'],
    'kube-score': ['container-resources'],
    'kube-linter': ['unset-cpu-requirements', 'unset-memory-requirements'],
    Kubescape: ['C-0004', 'C-0050', 'C-0268', 'C-0269'],
    KubeBuddy: ['WRK005', 'WRK014'],
    marvin: ['M-404', 'M-405'],
  },
  needs: ['pods'],
  covers: ['container-without-limits'],
  *check(view) {
    for (const { owner, system, pod, pods, containers, gaps } of workloadGaps(view)) {
      const lacking = gaps.filter(({ requests }) => requests.length > 0);
      const [first] = lacking;
      if (first === undefined || system) continue;
      const missing = [...new Set(lacking.flatMap(({ requests }) => requests))].toSorted();
      const index = pod.spec.containers.findIndex(({ name }) => name === first.container);
      yield {
        subject: owner,
        severity: missing.length > 1 ? 'low' : 'info',
        facts: {
          missing,
          lacking: lacking.map(({ container }) => container),
          containers,
          pods,
          withoutMemoryLimit: gaps.filter(({ memoryLimit }) => memoryLimit).length,
        },
        evidence:
          index < 0 ? [] : [field(pod, `spec.containers[${index}].resources.requests.${missing[0]}`, null)],
      };
    }
  },
  message({ missing, lacking, containers, pods, withoutMemoryLimit }) {
    const names = someOf(lacking.map((name) => excerpt(name, 60)));
    const limit = withoutMemoryLimit === 0 ? '' : `; ${withoutMemoryLimit} without a memory limit`;
    return `${lacking.length} of ${counted(containers, 'container')} without a request for ${missing.join(' and ')}: ${names}${limit}; ${counted(pods, 'pod')}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', resourceWord(subject), ...inNamespace(subject))];
  },
});
