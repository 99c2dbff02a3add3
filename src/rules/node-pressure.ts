import type { Condition } from '../model/condition.ts';
import { humanDuration } from '../model/human-duration.ts';
import type { Node } from '../model/node.ts';
import { reference } from '../model/object.ts';
import { formatBytes } from '../model/quantity.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { nodeServices, onNode } from './distribution.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields } from './field-evidence.ts';
import { imagesOnlyHere } from './images-only-here.ts';
import { defineRule } from './rule.ts';
import { compareSeverity, type Severity } from './severity.ts';

/** Of the types Kubernetes defines; a full disk ends with pods evicted and images deleted, so it is worst. */
const KUBERNETES_TYPES: ReadonlyMap<string, Severity> = new Map([
  ['DiskPressure', 'critical'],
  ['OutOfDisk', 'critical'],
  ['MemoryPressure', 'high'],
  ['PIDPressure', 'high'],
  ['NetworkUnavailable', 'high'],
]);

/** Types that say what a node is, not how it fares: k3s and RKE2 mark voting etcd members so. */
const DESCRIPTIVE_TYPES: ReadonlySet<string> = new Set(['EtcdIsVoter']);

/** Types whose healthy status is True, as the EKS node monitoring agent writes them: `KernelReady`, `StorageReady`. */
const HEALTHY_WHEN_TRUE = /(?:Ready|Healthy|Available)$/;

export default defineRule({
  id: 'node-pressure',
  title: 'Node reports a problem',
  group: 'health',
  severity: 'medium',
  why: 'A node under pressure takes no new pods and evicts those it has; other conditions are how node agents report broken kernels, file systems and networks.',
  fix: 'For DiskPressure free disk space: container logs, emptyDir volumes, unused images. Pruning images removes every one that no container uses, those of workloads at zero replicas too; what was built or imported on that node alone nobody can pull again. For MemoryPressure and PIDPressure find the pods that use most and give them limits. For anything else read the condition and look after the machine.',
  peers: {
    Popeye: ['POP-703', 'POP-704', 'POP-705', 'POP-706', 'POP-707'],
    k8sgpt: ['Node'],
    KubeBuddy: ['NODE002'],
  },
  needs: ['nodes'],
  uses: ['pods', 'deployments', 'statefulSets'],
  details: ['pods', 'deployments', 'statefulSets'],
  readsText: 'describe',
  *check({ nodes, deployments, statefulSets, links, now }) {
    for (const node of nodes) {
      const troubles = node.conditions.flatMap((one) => {
        const severity = severityOf(one);
        return severity === null ? [] : [{ condition: one, severity }];
      });
      const [worst] = troubles.toSorted((a, b) => compareSeverity(a.severity, b.severity));
      if (worst === undefined) continue;
      const evicted = links
        .podsOn(node.meta.name)
        .filter((pod) => pod.phase === 'Failed' && pod.reason === 'Evicted');
      const { login, crictl } = nodeServices(node);
      const disk = troubles.some((one) => one.condition.type === 'DiskPressure');
      yield {
        subject: reference(node),
        severity: worst.severity,
        facts: {
          conditions: troubles.map(({ condition: { type, status, reason, message, changedAt } }) => ({
            type,
            status,
            reason,
            message,
            since: changedAt,
            durationMs: changedAt === null ? null : now - changedAt,
          })),
          disk,
          images: imagesOf(node),
          onlyHere: disk ? imagesOnlyHere(node, [...deployments, ...statefulSets]) : [],
          evictedPods: evicted.length,
          login,
          crictl,
        },
        evidence: troubles.slice(0, 3).flatMap((one) => conditionFields(node, one.condition.type)),
        related: evicted.map(reference),
      };
    }
  },
  message({ conditions, disk, images, onlyHere, evictedPods }) {
    const parts = conditions.map(({ type, status, reason, message, durationMs }) => {
      const state = status === 'True' ? type : `${type} is ${status}`;
      const duration = durationMs === null ? '' : ` for ${humanDuration(durationMs)}`;
      const said = message ?? reason;
      return `${excerpt(state, 80)}${duration}${said === null ? '' : ` (${excerpt(said, 120)})`}`;
    });
    const listed =
      disk && images.count > 0
        ? [`${counted(images.count, 'image')} listed there take ${formatBytes(images.bytes)}`]
        : [];
    const evicted = evictedPods === 0 ? [] : [`${counted(evictedPods, 'pod')} evicted`];
    const local = onlyHere.map(
      ({ workload, image }) => `${excerpt(image, 100)} of ${excerpt(workload, 130)}`,
    );
    const kept =
      local.length === 0
        ? []
        : [`pruning would remove images that only this node may have, of workloads at 0: ${someOf(local)}`];
    return [...parts, ...listed, ...evicted, ...kept].join('; ');
  },
  commands({ disk, onlyHere, login, crictl }, { name }) {
    return [
      kubectl('describe', 'node', name),
      ...(disk
        ? [
            ...onNode({ login }, 'df', '-h'),
            ...onNode(
              { login },
              ...crictl.split(' '),
              ...(onlyHere.length > 0 ? ['images'] : ['rmi', '--prune']),
            ),
          ]
        : []),
    ];
  },
});

/** An Unknown status is the kubelet's silence: node-not-ready speaks of it. */
function severityOf({ type, status }: Condition): Severity | null {
  if (type === 'Ready' || status === 'Unknown' || DESCRIPTIVE_TYPES.has(type)) return null;
  const bad = HEALTHY_WHEN_TRUE.test(type) ? 'False' : 'True';
  return status === bad ? (KUBERNETES_TYPES.get(type) ?? 'medium') : null;
}

function imagesOf(node: Node) {
  return { count: node.images.length, bytes: node.images.reduce((sum, image) => sum + image.bytes, 0) };
}
