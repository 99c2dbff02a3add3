import { condition } from '../model/condition.ts';
import type { Lease } from '../model/extension.ts';
import { humanDuration } from '../model/human-duration.ts';
import { type Instant, isoTime } from '../model/instant.ts';
import type { Node } from '../model/node.ts';
import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { nodeServices, onNode } from './distribution.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** A lease is renewed every ten seconds, and one node is read minutes after another only in slow captures. */
const LEASE_BEHIND = 10 * 60_000;
/** Without a change the status is sent every five minutes only. */
const STATUS_BEHIND = 20 * 60_000;
/** Beyond, the nodes were captured at different times, or are of different clusters. */
const ONE_CAPTURE = 24 * 3_600_000;

export default defineRule({
  id: 'stale-node-heartbeat',
  title: 'Node is silent and still shown as Ready',
  group: 'health',
  severity: 'high',
  why: 'Its kubelet has stopped reporting, and nothing has marked it: pods there may be gone, and are neither taken out of Services nor replaced. The node controller, which should see this within a minute, is not at work either.',
  fix: 'See that kube-controller-manager runs and holds its lease. Then look at the machine and the service of its kubelet.',
  needs: ['nodes'],
  uses: ['leases'],
  *check({ nodes, leases }) {
    const renewals = new Map(
      leases.filter(({ meta }) => meta.namespace === 'kube-node-lease').map((one) => [one.meta.name, one]),
    );
    const signs = nodes.map((node) => signOf(node, renewals.get(node.meta.name) ?? null));
    const newestLease = newest(signs.map(({ renewedAt }) => renewedAt));
    const newestStatus = newest(signs.map(({ statusAt }) => statusAt));
    for (const { node, lease, renewedAt, statusAt } of signs) {
      if (condition(node.conditions, 'Ready')?.status !== 'True') continue;
      // Compared between nodes: a capture takes its time, so the capture time is no measure.
      const leaseMs = renewedAt === null ? null : newestLease - renewedAt;
      const statusMs = statusAt === null ? null : newestStatus - statusAt;
      const silentMs = leaseMs ?? statusMs;
      if (silentMs === null || silentMs < (leaseMs === null ? STATUS_BEHIND : LEASE_BEHIND)) continue;
      if (silentMs >= ONE_CAPTURE) continue;
      // A lease that is not renewed beside a status that is sent is no silence.
      if (leaseMs !== null && statusMs !== null && statusMs < LEASE_BEHIND) continue;
      yield {
        subject: reference(node),
        facts: { silentMs, lease: leaseMs !== null, services: { ...nodeServices(node) } },
        evidence: [
          ...(lease === null || renewedAt === null
            ? []
            : [field(lease, 'spec.renewTime', isoTime(renewedAt))]),
          ...(statusAt === null
            ? []
            : [
                field(
                  node,
                  `status.conditions[${node.conditions.findIndex(({ type }) => type === 'Ready')}].lastHeartbeatTime`,
                  isoTime(statusAt),
                ),
              ]),
        ],
      };
    }
  },
  message({ silentMs, lease }) {
    return `its ${lease ? 'lease' : 'status'} is ${humanDuration(silentMs)} behind the newest of the other nodes, yet its condition Ready is True`;
  },
  commands({ services }, { name }) {
    return [
      kubectl('describe', 'node', name),
      kubectl('get', 'lease', 'kube-controller-manager', '-n', 'kube-system', '-o', 'yaml'),
      ...onNode(services, 'systemctl', 'status', services.kubelet),
    ];
  },
});

interface Sign {
  readonly node: Node;
  readonly lease: Lease | null;
  readonly renewedAt: Instant | null;
  readonly statusAt: Instant | null;
}

function signOf(node: Node, lease: Lease | null): Sign {
  const statusAt = condition(node.conditions, 'Ready')?.heartbeatAt ?? null;
  return { node, lease, renewedAt: lease?.renewedAt ?? null, statusAt };
}

function newest(times: readonly (Instant | null)[]): Instant {
  return times.reduce<Instant>((latest, at) => Math.max(latest, at ?? 0), 0);
}
