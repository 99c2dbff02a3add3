import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { listWords } from './namespace-list.ts';
import { POD_MAKERS } from './pod-labels.ts';
import { defineRule } from './rule.ts';

/** What an operator or distribution brings for pods that are not always there. */
const BROUGHT =
  /^(system-|openshift-|k8s-cluster-critical|user-critical|longhorn-critical|gmp-critical|kubevirt-|cluster-logging)/;

export default defineRule({
  id: 'unused-priority-class',
  title: 'PriorityClasses that nothing uses',
  group: 'cleanup',
  severity: 'info',
  why: 'A class with a high value is a way for anybody who may create pods to drive out those of others.',
  fix: 'Delete those that nobody is to use; pods that run keep their priority.',
  peers: { kor: ['priorityclass'] },
  needs: ['priorityClasses', 'pods', ...POD_MAKERS],
  absence: ['pods', ...POD_MAKERS],
  everywhere: ['pods', ...POD_MAKERS],
  *check(view) {
    const used = new Set([
      ...view.pods.map(({ spec }) => spec.priorityClassName),
      ...POD_MAKERS.flatMap((kind) => view[kind].map(({ template }) => template.spec.priorityClassName)),
    ]);
    yield* clusterList(
      view.priorityClasses.filter(({ meta, globalDefault }) => !globalDefault && !BROUGHT.test(meta.name)),
      ({ meta, value }) =>
        used.has(meta.name) ? null : { path: 'metadata.name', value: meta.name, detail: `value ${value}` },
    );
  },
  message(facts) {
    return `${facts.count} of ${facts.of} that are not the system's: ${listWords(facts)}`;
  },
  commands() {
    return [kubectl('get', 'priorityclasses')];
  },
});
