import { condition } from '../model/condition.ts';
import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** metrics-server asks a new node for the first time after a minute or two. */
const YOUNGEST = 10 * 60_000;

export default defineRule({
  id: 'node-without-metrics',
  title: 'Node has no metrics',
  group: 'hygiene',
  severity: 'low',
  why: 'What its pods use is not known, so that autoscalers count them wrongly, and no report sees that the node is full.',
  fix: 'Look at the log of metrics-server for this node: most often its kubelet cannot be reached, or shows a certificate that is not trusted.',
  peers: { Popeye: ['POP-708'] },
  needs: ['nodes', 'nodeMetrics'],
  absence: ['nodeMetrics'],
  *check({ nodes, nodeMetrics, now }) {
    const measured = new Set(
      nodeMetrics.filter(({ cpu, memory }) => cpu !== null || memory !== null).map(({ name }) => name),
    );
    // None in common: the table is of another cluster, or of another time.
    if (!nodes.some(({ meta }) => measured.has(meta.name))) return;
    for (const node of nodes) {
      const { name, createdAt } = node.meta;
      const young = createdAt !== null && now - createdAt < YOUNGEST;
      if (measured.has(name) || young || condition(node.conditions, 'Ready')?.status !== 'True') continue;
      yield {
        subject: reference(node),
        facts: { nodes: nodes.length, measured: measured.size },
        evidence: [field(node, 'metadata.name', name)],
      };
    }
  },
  message({ nodes, measured }) {
    return `Ready, and not among the ${measured} of ${nodes} nodes that \`kubectl top\` has numbers of`;
  },
  commands(_facts, { name }) {
    return [
      kubectl('top', 'node', name),
      kubectl('logs', '-n', 'kube-system', '-l', 'k8s-app=metrics-server', '--tail=50'),
    ];
  },
});
