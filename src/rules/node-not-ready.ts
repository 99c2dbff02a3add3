import { type Condition, condition } from '../model/condition.ts';
import type { Lease } from '../model/extension.ts';
import { humanDuration } from '../model/human-duration.ts';
import { type Instant, isoTime } from '../model/instant.ts';
import type { Node } from '../model/node.ts';
import { reference } from '../model/object.ts';
import { STARTING_GRACE } from '../model/pod-problem.ts';
import { counted, percentOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { nodeServices, onNode } from './distribution.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** Leases are renewed every ten seconds; this far behind the newest one is no difference in when they were read. */
const LEASE_BEHIND = 60_000;

export default defineRule({
  id: 'node-not-ready',
  title: 'Node is not ready',
  group: 'health',
  severity: 'critical',
  why: 'Nothing new is scheduled there, Services drop its pods, and after five minutes they are evicted; until the node answers again nobody can confirm that they have ended, so volumes and StatefulSet pods stay bound to it.',
  fix: 'Find out whether the machine is up and on the network, then look at the service that runs its kubelet, by the name this distribution gives it. If the machine will not come back, drain it and delete its Node object, so that its pods are released and start elsewhere.',
  peers: { Popeye: ['POP-701', 'POP-702'], k8sgpt: ['Node'], KubeBuddy: ['NODE001'] },
  needs: ['nodes'],
  uses: ['pods', 'leases'],
  details: ['pods', 'leases'],
  readsText: 'table',
  *check({ nodes, leases, links, captured, now }) {
    const lost = nodes.filter((node) => readyTrouble(node, now) !== null);
    if (lost.length === 0) return;
    const shares = captured.all('nodes')
      ? {
          nodes: shareOf(lost, nodes, () => 1),
          cpu: shareOf(lost, nodes, (one) => one.allocatable.cpu ?? 0),
          memory: shareOf(lost, nodes, (one) => one.allocatable.memory ?? 0),
        }
      : { nodes: null, cpu: null, memory: null };
    const nodeLeases = new Map(leases.filter(isNodeLease).map((one) => [one.meta.name, one]));
    const newestRenewal = leases
      .filter(isNodeLease)
      .reduce((latest, one) => Math.max(latest, one.renewedAt ?? 0), 0);
    for (const node of lost) {
      const ready = readyTrouble(node, now);
      if (ready === null) continue;
      const pods = links.podsOn(node.meta.name);
      const lease = nodeLeases.get(node.meta.name) ?? null;
      yield {
        subject: reference(node),
        facts: {
          // A table shows one word for a kubelet that says so and for one that is silent.
          status: node.meta.source.text?.form === 'table' ? 'NotReady' : ready.status,
          reason: ready.reason,
          message: ready.message,
          since: ready.changedAt,
          durationMs: ready.changedAt === null ? null : now - ready.changedAt,
          ...shares,
          leaseBehindMs: behindNewest(lease, newestRenewal),
          pods: captured.all('pods') ? pods.length : null,
          terminatingPods: pods.filter((pod) => pod.meta.deletedAt !== null).length,
          cordoned: node.unschedulable,
          services: { ...nodeServices(node) },
        },
        evidence: [
          ...conditionFields(node, 'Ready'),
          ...(lease === null
            ? []
            : [field(lease, 'spec.renewTime', lease.renewedAt === null ? null : isoTime(lease.renewedAt))]),
        ],
        related: pods.map(reference),
      };
    }
  },
  message({ reason, message, status, durationMs, nodes, cpu, memory, leaseBehindMs, pods }) {
    const duration = durationMs === null ? '' : ` for ${humanDuration(durationMs)}`;
    const said = message === null ? status : excerpt(message);
    const why = reason === null ? said : `${reason}: ${said}`;
    const behind =
      leaseBehindMs !== null && leaseBehindMs >= LEASE_BEHIND
        ? `; its lease is ${humanDuration(leaseBehindMs)} behind the other nodes'`
        : '';
    const share =
      nodes === null
        ? ''
        : `; ${nodes.lost} of ${counted(nodes.total, 'node')} (${nodes.percent} %) lost${resourceShare(cpu, memory)}`;
    const affected = pods === null || pods === 0 ? '' : `; ${counted(pods, 'pod')} on it`;
    return `not ready${duration} (${why})${share}${behind}${affected}`;
  },
  commands({ services, status, message }, { name }) {
    const runtimeDown = message?.includes('container runtime') ?? false;
    const unit = runtimeDown ? services.runtime : services.kubelet;
    return [
      kubectl('describe', 'node', name),
      kubectl('get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${name}`),
      ...onNode(services, 'systemctl', 'status', unit),
      ...onNode(services, 'journalctl', '-u', unit, '-n', '200', '--no-pager'),
      ...(status === 'Unknown' || runtimeDown ? onNode(services, 'systemctl', 'restart', unit) : []),
    ];
  },
});

/** A node that has just joined waits for its network plugin. */
function readyTrouble(node: Node, now: Instant): Condition | null {
  const ready = condition(node.conditions, 'Ready');
  const { createdAt } = node.meta;
  if (ready === null || ready.status === 'True') return null;
  return createdAt !== null && now - createdAt < STARTING_GRACE ? null : ready;
}

function shareOf(lost: readonly Node[], all: readonly Node[], amount: (node: Node) => number) {
  const total = sum(all, amount);
  const gone = sum(lost, amount);
  return { lost: gone, total, percent: percentOf(gone, total) };
}

function resourceShare(cpu: Share | null, memory: Share | null): string {
  if (cpu === null || memory === null || cpu.percent === null || memory.percent === null) return '';
  return `, with ${cpu.percent} % of allocatable CPU and ${memory.percent} % of memory`;
}

interface Share {
  readonly percent: number | null;
}

function sum(nodes: readonly Node[], amount: (node: Node) => number): number {
  return nodes.reduce((total, node) => total + amount(node), 0);
}

function isNodeLease(lease: Lease): boolean {
  return lease.meta.namespace === 'kube-node-lease';
}

/** Compared between nodes: a capture takes its time, so the capture time is no measure of a lease. */
function behindNewest(lease: Lease | null, newest: Instant): number | null {
  return lease === null || lease.renewedAt === null || newest <= 0 ? null : newest - lease.renewedAt;
}
