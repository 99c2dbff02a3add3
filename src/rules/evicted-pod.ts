import { groupBy } from '../model/grouping.ts';
import { reference } from '../model/object.ts';
import { byCodeUnit } from '../model/order.ts';
import { counted, someOf } from './amount-words.ts';
import { podEvidence } from './broken-container.ts';
import { brokenWorkloads } from './broken-pods.ts';
import { inNamespace, kubectlAll } from './command.ts';
import { excerpt } from './excerpt.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'evicted-pod',
  title: 'Pods that a node refused or removed are left behind',
  group: 'cleanup',
  severity: 'low',
  why: 'Their containers are gone and only the objects remain, as a note of what the node was short of. They clutter every list of pods, and nothing but a limit of many thousands removes them.',
  fix: 'See whether the node is still short of what the message names, and set requests or limits for it; then delete the pods.',
  peers: { kor: ['pod'], k8sgpt: ['Pod'] },
  needs: ['pods'],
  readsText: 'table',
  *check(view) {
    for (const { owner, broken } of brokenWorkloads(view, ['evicted'])) {
      const reasons = [...groupBy(broken, ({ problem }) => problem.reason)]
        .map(([reason, members]) => ({ reason, count: members.length }))
        .toSorted((a, b) => b.count - a.count || byCodeUnit(a.reason, b.reason));
      yield {
        subject: owner,
        facts: {
          count: broken.length,
          reasons,
          text: broken.find(({ pod }) => pod.message !== null)?.pod.message ?? null,
          nodes: [...new Set(broken.flatMap(({ pod }) => pod.nodeName ?? []))].toSorted(byCodeUnit),
          pods: broken.map(({ pod }) => pod.meta.name).toSorted(byCodeUnit),
        },
        evidence: broken
          .slice(0, 3)
          .flatMap(({ pod }) => [
            ...podEvidence(pod, 'status.reason', pod.reason),
            ...podEvidence(pod, 'status.message', pod.message),
          ]),
        related: broken.map(({ pod }) => reference(pod)),
      };
    }
  },
  message({ count, reasons, text, nodes }) {
    const kinds = reasons.map((one) => `${one.count} ${excerpt(one.reason, 60)}`).join(', ');
    const on = nodes.length === 0 ? '' : ` on ${someOf(nodes)}`;
    return `${counted(count, 'failed pod')}${on} left behind (${kinds})${text === null ? '' : `: ${excerpt(text)}`}`;
  },
  commands({ pods }, subject) {
    const scope = inNamespace(subject);
    return [
      ...kubectlAll(['get', 'pod'], pods, [...scope, '-o', 'wide']),
      ...kubectlAll(['delete', 'pod'], pods, scope),
    ];
  },
});
