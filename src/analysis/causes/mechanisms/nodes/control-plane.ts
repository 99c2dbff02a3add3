import type { Lease } from '../../../../model/extension.ts';
import { humanDuration } from '../../../../model/human-duration.ts';
import { isoTime } from '../../../../model/instant.ts';
import { lazilyBy } from '../../../../model/lazy.ts';
import type { Node } from '../../../../model/node.ts';
import { type ObjectReference, reference } from '../../../../model/object.ts';
import { by } from '../../../../model/order.ts';
import type { Pod } from '../../../../model/pod.ts';
import { isControlPlane } from '../../../../rules/distribution.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence } from '../../../../rules/finding.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';

/** Where a component of the control plane runs, and whether it shows that it does not. */
export interface ControlPlaneComponent {
  /** Its own pod where one is broken, else a control-plane node; `null` where neither was captured. */
  readonly root: ObjectReference | null;
  readonly node: Node | null;
  readonly state: 'broken' | 'silent' | 'alive' | 'unknown';
  /** How it shows, as a clause; `null` where it does not. */
  readonly sign: string | null;
  readonly evidence: readonly Evidence[];
}

/** `kube-scheduler` or `kube-controller-manager`, by its static pods and its lease in kube-system. */
export function controlPlaneComponent(name: string, scene: Scene): ControlPlaneComponent {
  return components(scene)(name);
}

const components = perScene((scene: Scene) => lazilyBy((name: string) => find(name, scene)));

function find(name: string, { cluster }: Scene): ControlPlaneComponent {
  const pods = cluster.links.podsIn('kube-system').filter((pod) => isOf(pod, name));
  const leases = cluster.leases.filter(({ meta }) => meta.namespace === 'kube-system');
  const lease = leases.find(({ meta }) => meta.name === name) ?? null;
  const behind = lease === null ? null : behindNewest(lease, cluster.leases);
  const leading = lease?.holder?.split('_')[0] ?? null;
  const nodes = cluster.nodes.filter(isControlPlane).toSorted(by(({ meta }) => meta.name));
  const node = nodes.find(({ meta }) => meta.name === leading) ?? nodes[0] ?? null;
  const root = node === null ? null : reference(node);
  const broken = pods.find((pod) => !isServing(pod));
  if (broken !== undefined && pods.every((pod) => !isServing(pod)))
    return {
      root: reference(broken),
      node,
      state: 'broken',
      sign: `its pod ${broken.meta.name} is ${broken.status}`,
      evidence: [field(broken, 'status.phase', broken.phase)],
    };
  if (lease !== null && behind !== null && behind >= LEASE_BEHIND && behind < ONE_CAPTURE)
    return {
      root,
      node,
      state: 'silent',
      sign: `its lease was renewed ${humanDuration(behind)} before the newest other lease`,
      evidence: leaseEvidence(lease),
    };
  const alive = lease !== null && behind !== null && behind < LEASE_BEHIND;
  return {
    root,
    node,
    state: alive ? 'alive' : 'unknown',
    sign: null,
    evidence: lease === null ? [] : leaseEvidence(lease),
  };
}

/** The leader renews its lease every two seconds, kubelets theirs every ten. */
const LEASE_BEHIND = 60_000;
/** Beyond, the lease is left over from a time in which leaders were elected. */
const ONE_CAPTURE = 24 * 3_600_000;

/** Compared with the other leases: a capture takes its time, so the capture time is no measure. */
function behindNewest(lease: Lease, all: readonly Lease[]): number | null {
  const newest = all.reduce((latest, one) => Math.max(latest, one.renewedAt ?? 0), 0);
  return lease.renewedAt === null || all.length < 2 ? null : newest - lease.renewedAt;
}

function leaseEvidence(lease: Lease): readonly Evidence[] {
  return lease.renewedAt === null ? [] : [field(lease, 'spec.renewTime', isoTime(lease.renewedAt))];
}

/** kubeadm’s label, else the name that a static pod bears before that of its node. */
function isOf({ meta }: Pod, name: string): boolean {
  return meta.labels['component'] === name || meta.name.startsWith(`${name}-`);
}

function isServing({ phase, ready }: Pod): boolean {
  return phase === 'Running' && ready.ready === ready.total;
}
