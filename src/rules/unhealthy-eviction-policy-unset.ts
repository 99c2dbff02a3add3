import { groupBy } from '../model/grouping.ts';
import { parseKubernetesVersion } from '../model/kubernetes-version.ts';
import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { namesOf, namesText } from './names-of.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';

/** On by default since then: https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
const SINCE_MINOR = 27;

export default defineRule({
  id: 'unhealthy-eviction-policy-unset',
  title: 'Budgets keep crashing pods on their nodes',
  group: 'hygiene',
  severity: 'info',
  why: 'Without a policy a pod that never becomes ready counts as one to be protected once too few are healthy, and draining its node hangs on it.',
  fix: 'Set unhealthyPodEvictionPolicy: AlwaysAllow on budgets of workloads that lose nothing with a pod which does not work.',
  peers: { 'kube-linter': ['pdb-unhealthy-pod-eviction-policy'], KubeBuddy: ['WRK029'] },
  needs: ['podDisruptionBudgets', 'nodes'],
  *check({ podDisruptionBudgets, nodes }) {
    const minors = nodes.map(({ info }) => parseKubernetesVersion(info.kubeletVersion)?.minor ?? 0);
    if (minors.length === 0 || minors.some((minor) => minor < SINCE_MINOR)) return;
    const unset = podDisruptionBudgets.filter(
      ({ meta, unhealthyPodEvictionPolicy }) =>
        unhealthyPodEvictionPolicy === null &&
        meta.owners.length === 0 &&
        !isSystemNamespace(meta.namespace ?? ''),
    );
    for (const [namespace, budgets] of groupBy(unset, ({ meta }) => meta.namespace ?? '')) {
      yield {
        subject: namespaceSubject(namespace),
        facts: { budgets: budgets.length, names: namesOf(budgets) },
        evidence: budgets.slice(0, 3).map((one) => field(one, 'spec.unhealthyPodEvictionPolicy', null)),
        related: budgets.slice(0, 20).map(reference),
      };
    }
  },
  message({ budgets, names }) {
    return `unhealthyPodEvictionPolicy is not set on ${counted(budgets, 'budget')}: ${namesText(names, budgets)}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', 'poddisruptionbudgets', '-n', subject.name)];
  },
});
