import type { Node, Taint } from '../model/node.ts';
import { reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import type { PodSpec } from '../model/pod-spec.ts';
import { kubectl } from './command.ts';
import { isControlPlane } from './distribution.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { TEMPLATED, templatedWorkloads } from './workload-template.ts';

/** Kubernetes and cloud controllers set these while something lasts, autoscalers on what they take away. */
const PASSING =
  /^(?:node\.kubernetes\.io\/|node\.cloudprovider\.kubernetes\.io\/|node-role\.kubernetes\.io\/|node\.cilium\.io\/|karpenter\.sh\/|ToBeDeletedByClusterAutoscaler|DeletionCandidateOfClusterAutoscaler)/;

export default defineRule({
  id: 'untolerated-taint',
  title: 'Node is kept for pods that are not there',
  group: 'capacity',
  severity: 'low',
  why: 'Its taint keeps every other pod away, and nothing in the cluster tolerates it by name: the node is paid for and idle.',
  fix: 'Give the workloads it is meant for a toleration and a node selector, or remove the taint.',
  peers: { Popeye: ['POP-700'], KubeBuddy: ['NODE004'] },
  needs: ['nodes', 'pods', 'deployments', ...TEMPLATED],
  absence: ['pods', 'deployments', ...TEMPLATED],
  everywhere: ['pods', 'deployments', ...TEMPLATED],
  *check(view) {
    const tainted = view.nodes.flatMap((node) => {
      const taint = node.taints.find(
        ({ key, effect }) => effect !== 'PreferNoSchedule' && !PASSING.test(key),
      );
      return taint === undefined || isControlPlane(node) ? [] : [{ node, taint }];
    });
    if (tainted.length === 0) return;
    const named = toleratedKeys([...view.pods, ...templatedWorkloads(view).map(({ template }) => template)]);
    for (const { node, taint } of tainted) {
      const pods = view.links.podsOn(node.meta.name).filter(isOrdinary);
      if (named.has(taint.key) || pods.length > 0) continue;
      yield {
        subject: reference(node),
        facts: {
          taint: taintText(taint),
          cpu: node.allocatable.cpu ?? null,
          memory: node.allocatable.memory ?? null,
        },
        evidence: [field(node, `spec.taints[${indexOf(node, taint)}].key`, taint.key)],
      };
    }
  },
  message({ taint }) {
    return `tainted ${excerpt(taint, 120)}, which no pod and no workload tolerates by name; only DaemonSets and static pods run there`;
  },
  commands(_facts, { name }) {
    return [kubectl('describe', 'node', name)];
  },
});

/** Who tolerates everything does not name a key. */
function toleratedKeys(objects: readonly { readonly spec: PodSpec }[]): ReadonlySet<string> {
  const specs = new Set(objects.map(({ spec }) => spec));
  return new Set([...specs].flatMap(({ tolerations }) => tolerations.flatMap(({ key }) => key ?? [])));
}

function isOrdinary({ meta, phase }: Pod): boolean {
  const finished = phase === 'Succeeded' || phase === 'Failed';
  return !finished && !meta.owners.some(({ kind }) => kind === 'DaemonSet' || kind === 'Node');
}

function indexOf({ taints }: Node, taint: Taint): number {
  return taints.indexOf(taint);
}

function taintText({ key, value, effect }: Taint): string {
  return `${key}${value === null || value === '' ? '' : `=${value}`}:${effect}`;
}
