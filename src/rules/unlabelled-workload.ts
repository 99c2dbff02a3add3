import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { podSpecPath, TEMPLATED, templatedWorkloads } from './workload-template.ts';

/** The recommended ones, and those that charts and tutorials used before there were any. */
const NAMING =
  /^(?:app\.kubernetes\.io\/(?:name|instance|component|part-of)|app|k8s-app|name|component|service|serving\.knative\.dev\/service)$/;

export default defineRule({
  id: 'unlabelled-workload',
  title: 'Pods carry no label that says what they are',
  group: 'hygiene',
  severity: 'info',
  why: 'Dashboards, network policies and whoever looks for the pods of one application find them by their labels.',
  fix: 'Set app.kubernetes.io/name on the template, beside the labels that are there: the selector of a workload cannot be changed.',
  peers: { Kubescape: ['C-0076'], KubeBuddy: ['WRK016'] },
  needs: ['deployments'],
  uses: TEMPLATED,
  *check(view) {
    yield* namespaceLists(templatedWorkloads(view), (one) => {
      const keys = Object.keys(one.template.labels);
      if (keys.some((key) => NAMING.test(key)) || one.meta.owners.length > 0) return null;
      const path = `${podSpecPath(one).replace(/\.spec$/, '')}.metadata.labels`;
      return {
        path,
        value: keys.join(', '),
        ...(keys.length === 0 ? {} : { detail: keys.slice(0, 3).join(', ') }),
      };
    });
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'workload')} without a label such as app.kubernetes.io/name: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'pods', '-n', name, '--show-labels')];
  },
});
