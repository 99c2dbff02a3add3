import type { Links } from '../model/links.ts';
import { type KubernetesObject, namespacedName, reference } from '../model/object.ts';
import { by } from '../model/order.ts';
import type { Pod } from '../model/pod.ts';
import type { PodDisruptionBudget } from '../model/scaling.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../model/storage.ts';
import { counted, someOf } from './amount-words.ts';
import { budgetedPods } from './budgeted-pods.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { heldBy, isDrained } from './held-pods.ts';
import { defineRule } from './rule.ts';

/** Of more nodes one finding speaks for all. */
const MOST_NODES = 20;

export default defineRule({
  id: 'node-drain-blocked',
  title: 'Node cannot be drained as it is',
  group: 'risk',
  severity: 'low',
  why: 'A drain stops at these pods, or loses what cannot be made anew elsewhere: an upgrade or repair of the node stands still.',
  fix: 'Before the next maintenance, make room in the budgets (more replicas, maxUnavailable: 1), give pods that nobody controls a controller, and move data off local volumes.',
  needs: ['nodes', 'pods'],
  uses: ['podDisruptionBudgets', 'persistentVolumeClaims', 'persistentVolumes'],
  *check(view) {
    const { nodes, links } = view;
    // Nobody drains the only node.
    if (nodes.length < 2) return;
    const { budgetsOf } = budgetedPods(view);
    const blocked = nodes.flatMap((node) => {
      const pods = links.podsOn(node.meta.name).filter(isDrained);
      const held = pods.flatMap((pod) => {
        const budgets = heldBy(pod, budgetsOf.get(pod) ?? []);
        return budgets.length === 0 ? [] : [{ pod, budgets }];
      });
      const naked = pods.filter(({ meta }) => meta.owners.length === 0);
      const local = pods.filter((pod) => hasLocalVolume(pod, links));
      const emptyDirs = pods.filter(({ spec }) =>
        spec.volumes.some(({ type }) => type === 'emptyDir'),
      ).length;
      return held.length + naked.length + local.length === 0 ? [] : [{ node, held, naked, local, emptyDirs }];
    });
    if (blocked.length > MOST_NODES) {
      const held = blocked.filter((one) => one.held.length > 0);
      const worst = blocked.toSorted((a, b) => b.held.length - a.held.length).slice(0, MOST_NODES);
      yield {
        subject: CLUSTER,
        severity: held.length > 0 ? 'medium' : 'low',
        facts: {
          nodes: blocked.length,
          of: nodes.length,
          heldNodes: held.length,
          budgets: namesOfAll(held.flatMap((one) => one.held.flatMap(({ budgets }) => budgets))),
          naked: namesOfAll(blocked.flatMap((one) => one.naked)),
          local: namesOfAll(blocked.flatMap((one) => one.local)),
          emptyDirs: blocked.reduce((sum, one) => sum + one.emptyDirs, 0),
        },
        evidence: evidenceOf(worst),
        related: worst.map(({ node }) => reference(node)),
      };
      return;
    }
    for (const { node, held, naked, local, emptyDirs } of blocked) {
      yield {
        subject: reference(node),
        severity: held.length > 0 ? 'medium' : 'low',
        facts: {
          nodes: 1,
          of: nodes.length,
          heldNodes: held.length > 0 ? 1 : 0,
          budgets: namesOfAll(held.flatMap(({ budgets }) => budgets)),
          naked: namesOfAll(naked),
          local: namesOfAll(local),
          emptyDirs,
        },
        evidence: evidenceOf([{ held, naked, local }]),
        related: [...held.map(({ pod }) => pod), ...naked, ...local].slice(0, 20).map(reference),
      };
    }
  },
  message({ nodes, of, heldNodes, budgets, naked, local, emptyDirs }) {
    const parts = [
      ...(budgets.count === 0
        ? []
        : [`${counted(budgets.count, 'budget')} without room for it (${shown(budgets)})`]),
      ...(naked.count === 0 ? [] : [`${counted(naked.count, 'pod')} that nobody controls (${shown(naked)})`]),
      ...(local.count === 0 ? [] : [`${counted(local.count, 'pod')} on local volumes (${shown(local)})`]),
    ];
    const many = nodes === 1 ? '' : `${nodes} of ${of} nodes, ${heldNodes} of them by budgets: `;
    const scratch = emptyDirs === 0 ? '' : `; besides, ${counted(emptyDirs, 'pod')} with emptyDir data`;
    return `${many}${someOf(parts)}${scratch}`;
  },
  commands({ nodes }, subject) {
    if (nodes > 1) return [kubectl('get', 'poddisruptionbudgets', '-A')];
    return [
      kubectl('drain', subject.name, '--ignore-daemonsets', '--delete-emptydir-data', '--dry-run=server'),
      kubectl('get', 'poddisruptionbudgets', '-A'),
    ];
  },
});

interface Blockers {
  readonly held: readonly { readonly pod: Pod; readonly budgets: readonly PodDisruptionBudget[] }[];
  readonly naked: readonly Pod[];
  readonly local: readonly Pod[];
}

function hasLocalVolume({ meta, spec }: Pod, links: Pick<Links, 'find'>): boolean {
  return spec.volumes.some(({ uses }) =>
    uses.some(({ kind, name }) => {
      if (kind !== 'PersistentVolumeClaim') return false;
      const claim = links.find({ kind, namespace: meta.namespace, name });
      if (!isClaim(claim) || claim.volumeName === null) return false;
      const volume = links.find({ kind: 'PersistentVolume', namespace: null, name: claim.volumeName });
      return isVolume(volume) && (volume.type === 'local' || volume.type === 'hostPath');
    }),
  );
}

function isClaim(object: KubernetesObject | null): object is PersistentVolumeClaim {
  return object !== null && object.meta.kind === 'PersistentVolumeClaim' && 'volumeName' in object;
}

function isVolume(object: KubernetesObject | null): object is PersistentVolume {
  return object !== null && object.meta.kind === 'PersistentVolume' && 'reclaimPolicy' in object;
}

type Names = {
  readonly count: number;
  readonly names: readonly string[];
};

function namesOfAll(objects: readonly KubernetesObject[]): Names {
  const names = [...new Set(objects.map(({ meta }) => namespacedName(meta)))].toSorted(by((name) => name));
  return { count: names.length, names: names.slice(0, 10) };
}

function shown({ count, names }: Names): string {
  const few = names.slice(0, 3).map((name) => excerpt(name, 100));
  return count > few.length ? `${few.join(', ')}, ...` : few.join(', ');
}

function evidenceOf(blockers: readonly Blockers[]) {
  const budgets = new Set(blockers.flatMap(({ held }) => held.flatMap((one) => one.budgets)));
  const naked = blockers.flatMap((one) => one.naked);
  const local = blockers.flatMap((one) => one.local);
  return [
    ...[...budgets]
      .slice(0, 3)
      .map((budget) => field(budget, 'status.disruptionsAllowed', budget.disruptionsAllowed)),
    ...naked.slice(0, 2).map((pod) => field(pod, 'metadata.ownerReferences', null)),
    ...local.slice(0, 2).map((pod) => field(pod, 'spec.nodeName', pod.nodeName)),
  ];
}
