import { reference } from '../model/object.ts';
import { podResource } from '../model/pod-resources.ts';
import { formatBytes } from '../model/quantity.ts';
import { percentOf, someOf } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { isActive } from './missing-pods.ts';
import { defineRule } from './rule.ts';
import { inPercent } from './threshold.ts';

export default defineRule({
  id: 'memory-limits-exceed-node',
  title: 'Memory limits promise far more than nodes have',
  group: 'capacity',
  severity: 'low',
  why: 'Limits do not reserve anything. When several pods go towards theirs, the node runs out of memory, and the kernel or the kubelet ends pods, not always the one that took too much.',
  fix: 'Bring limits of memory near to requests, first of the pods with the widest gap.',
  peers: { 'kube-capacity': ['limits'], KubeBuddy: ['PROM005'] },
  needs: ['nodes', 'pods'],
  settings: {
    // Pods seldom use their limits all at once; with twice the memory promised, a common peak is enough.
    percent: inPercent(200, 'Of allocatable memory; more is found', 10_000),
  },
  *check({ nodes, links }, { percent }) {
    const over = nodes
      .flatMap((node) => {
        const allocatable = node.allocatable['memory'] ?? 0;
        const limits = links
          .podsOn(node.meta.name)
          .filter(isActive)
          .reduce((total, pod) => total + podResource(pod.spec, 'limits', 'memory'), 0);
        return allocatable > 0 && 100 * limits > percent * allocatable ? [{ node, limits, allocatable }] : [];
      })
      .toSorted((a, b) => b.limits / b.allocatable - a.limits / a.allocatable);
    if (over.length === 0) return;
    yield {
      subject: CLUSTER,
      facts: {
        nodes: over.slice(0, 50).map(({ node, limits, allocatable }) => ({
          name: node.meta.name,
          limits,
          allocatable,
          percent: percentOf(limits, allocatable),
        })),
        count: over.length,
        of: nodes.length,
      },
      evidence: over
        .slice(0, 3)
        .map(({ node, allocatable }) => field(node, 'status.allocatable.memory', allocatable)),
      related: over.slice(0, 50).map(({ node }) => reference(node)),
    };
  },
  message({ nodes, count, of }) {
    const shown = nodes
      .slice(0, 3)
      .map(
        ({ name, limits, allocatable, percent }) =>
          `${excerpt(name, 80)} (${formatBytes(limits)} of ${formatBytes(allocatable)}, ${percent ?? 0}%)`,
      );
    return `${count} of ${of} nodes: ${someOf(count > shown.length ? [...shown, `${count - shown.length} more`] : shown, 4)}`;
  },
  commands({ nodes }) {
    return nodes.slice(0, 1).map(({ name }) => kubectl('describe', 'node', name));
  },
});
