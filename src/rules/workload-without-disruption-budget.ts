import { groupBy } from '../model/grouping.ts';
import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { budgetsSelecting } from './budgeted-pods.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { namesOf, namesText } from './names-of.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';
import { count } from './threshold.ts';

export default defineRule({
  id: 'workload-without-disruption-budget',
  title: 'Replicated workloads have no PodDisruptionBudget',
  group: 'risk',
  severity: 'low',
  why: 'When nodes are drained or upgraded one after another, all replicas may go at the same time.',
  fix: 'Add a PodDisruptionBudget with maxUnavailable: 1 for each workload that has to stay up while nodes are drained.',
  peers: {
    Popeye: ['POP-206'],
    Polaris: ['missingPodDisruptionBudget'],
    'kube-score': ['deployment-has-poddisruptionbudget', 'statefulset-has-poddisruptionbudget'],
    KubeBuddy: ['WRK006', 'WRK012'],
  },
  needs: ['deployments', 'podDisruptionBudgets', 'nodes'],
  uses: ['statefulSets'],
  absence: ['podDisruptionBudgets', 'nodes'],
  settings: {
    // With fewer a budget either blocks every drain or protects nothing.
    replicas: count(2, 'replica', 'Workloads with fewer are passed over'),
  },
  *check(view, { replicas: fewest }) {
    const { captured, nodes } = view;
    // Draining the only node stops everything, with or without a budget.
    if (nodes.length < 2) return;
    const selecting = budgetsSelecting(view);
    const open = [...view.deployments, ...view.statefulSets].filter(
      ({ meta, replicas, template }) =>
        replicas >= fewest &&
        meta.owners.length === 0 &&
        !isSystemNamespace(meta.namespace ?? '') &&
        captured.all('podDisruptionBudgets', meta.namespace) &&
        selecting(meta.namespace, template.labels).length === 0,
    );
    for (const [namespace, workloads] of groupBy(open, ({ meta }) => meta.namespace ?? '')) {
      yield {
        subject: namespaceSubject(namespace),
        facts: {
          workloads: workloads.length,
          names: namesOf(workloads),
        },
        evidence: workloads.slice(0, 3).map((one) => field(one, 'spec.replicas', one.replicas)),
        related: workloads.slice(0, MOST).map(reference),
      };
    }
  },
  message({ workloads, names }) {
    return `${counted(workloads, 'workload')} with several replicas and no budget: ${namesText(names, workloads)}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', 'poddisruptionbudgets,deployments,statefulsets', '-n', subject.name)];
  },
});

const MOST = 50;
