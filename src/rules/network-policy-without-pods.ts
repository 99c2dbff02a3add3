import { reference } from '../model/object.ts';
import { formatSelector } from '../model/selector.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { allPodsKnown, KNOWN_MAKERS, type PodMakers, podLabels } from './pod-labels.ts';
import { defineRule } from './rule.ts';
import { selectorIndex } from './selector-index.ts';

export default defineRule({
  id: 'network-policy-without-pods',
  title: 'NetworkPolicy selects no pod',
  group: 'cleanup',
  severity: 'low',
  why: 'It guards nothing. Either it was left behind, or its selector has lost the pods it was made for, which may now be called by anybody.',
  fix: 'Compare its selector with the labels of the pods it is meant for and correct it, or delete it.',
  peers: {
    Popeye: ['POP-1200'],
    k8sgpt: ['NetworkPolicy'],
    'kube-linter': ['dangling-networkpolicy'],
    'kube-score': ['networkpolicy-targets-pod'],
    Kubescape: ['C-0299'],
    kor: ['networkpolicy'],
    KubeBuddy: ['NET023'],
  },
  needs: ['networkPolicies', 'pods', ...KNOWN_MAKERS],
  uses: ['replicationControllers'],
  details: ['replicationControllers'],
  absence: ['pods', ...KNOWN_MAKERS],
  *check(view) {
    const { networkPolicies, captured } = view;
    const makers: PodMakers = view;
    const selecting = selectorIndex(
      networkPolicies.map((owner) => ({
        owner,
        namespace: owner.meta.namespace,
        selector: owner.podSelector,
      })),
    );
    const used = new Set(
      podLabels(view.pods, makers).flatMap(({ namespace, labels }) => selecting(namespace, labels)),
    );
    for (const policy of networkPolicies) {
      const { namespace, owners, deletedAt } = policy.meta;
      const foreign = isSystemNamespace(namespace ?? '') || owners.length > 0 || deletedAt !== null;
      const selector = formatSelector(policy.podSelector);
      // One for every pod waits for the pods to come.
      if (foreign || selector === '' || used.has(policy) || !allPodsKnown(captured, namespace)) continue;
      yield {
        subject: reference(policy),
        facts: { selector },
        evidence: [field(policy, 'spec.podSelector', selector)],
      };
    }
  },
  message({ selector }) {
    return `its selector ${excerpt(selector, 160)} matches no pod and no template`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', 'networkpolicy', subject.name, ...inNamespace(subject)),
      kubectl('get', 'pods', '--show-labels', ...inNamespace(subject)),
    ];
  },
});
