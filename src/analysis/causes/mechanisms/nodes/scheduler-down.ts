import type { Pod } from '../../../../model/pod.ts';
import { kubectl } from '../../../../rules/command.ts';
import { nodeServices, onNode } from '../../../../rules/distribution.ts';
import { conditionFields, field } from '../../../../rules/field-evidence.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { waitingPods } from '../scheduling/waiting-pods.ts';
import { controlPlaneComponent } from './control-plane.ts';

/** The scheduler that is part of every cluster. */
export const DEFAULT_SCHEDULER = 'default-scheduler';

/** Nobody places pods. */
export const schedulerDown: Mechanism = {
  id: 'scheduler-down',
  title: 'The scheduler does not run',
  reasoning:
    'The scheduler answers for every new pod within moments: it gives it a node, or sets PodScheduled to False with its ' +
    'reasons. A pod of the default scheduler that has neither node nor PodScheduled nor a FailedScheduling event was ' +
    'looked at by nobody. No pod that is younger has got a node. Its own pod or its lease says so too, where they were ' +
    'captured; where it runs as a service of the control-plane node, that node is all there is to point at.',
  fix: 'On the control-plane node, look at the scheduler: its static pod or its service, and its log. Pods wait without harm and are placed once it runs.',
  explains: ['unscheduled-pod', 'stuck-rollout', 'partially-available-workload'],
  diagnose(finding, scene) {
    const waiting = waitingPods(finding, scene);
    const [first] = waiting;
    if (first === undefined || waiting.some(({ message }) => message !== null)) return null;
    const { pod } = first;
    if (waiting.some((one) => isRefused(one.pod) || schedulerOf(one.pod) !== DEFAULT_SCHEDULER)) return null;
    const created = pod.meta.createdAt;
    const placed = youngestPlaced(scene).get(DEFAULT_SCHEDULER) ?? 0;
    if (created !== null && placed > created + IN_FLIGHT) return null;
    const { root, node, state, sign, evidence } = controlPlaneComponent('kube-scheduler', scene);
    if (root === null || state === 'alive') return null;
    const services = node === null ? null : nodeServices(node);
    return {
      root,
      confidence: sign === null ? 'likely' : 'confirmed',
      summary: `nobody has looked at new pods: no node, no PodScheduled condition and no event of the scheduler${sign === null ? '; it runs on the control plane' : `; ${sign}`}`,
      evidence: [
        ...evidence,
        field(pod, 'spec.nodeName', null),
        ...(node === null ? [] : conditionFields(node, 'Ready').slice(0, 1)),
      ],
      commands: [
        kubectl('get', 'pods', '-n', 'kube-system', '-o', 'wide'),
        kubectl('get', 'lease', 'kube-scheduler', '-n', 'kube-system', '-o', 'yaml'),
        ...(services === null ? [] : onNode(services, 'systemctl', 'status', 'kube-scheduler')),
      ],
      toConfirm:
        sign === null
          ? 'Capture the pods and leases of kube-system, or look at the service on the control-plane node: kubectl get lease kube-scheduler -n kube-system'
          : null,
      fault: 'scheduler',
    };
  },
};

/** What was being placed when it stopped. */
const IN_FLIGHT = 5000;

/** The scheduler has said of it that it finds no node. */
export function isRefused({ conditions }: Pod): boolean {
  return conditions.some(({ type }) => type === 'PodScheduled');
}

export function schedulerOf({ spec }: Pod): string {
  return spec.schedulerName ?? DEFAULT_SCHEDULER;
}

/** When the youngest pod with a node was made, by scheduler; static pods have their node from the start. */
const youngestPlaced = perScene(({ cluster: { pods } }: Scene) => {
  const youngest = new Map<string, number>();
  for (const pod of pods) {
    if (pod.nodeName === null || pod.meta.owners.some(({ kind }) => kind === 'Node')) continue;
    const name = schedulerOf(pod);
    youngest.set(name, Math.max(youngest.get(name) ?? 0, pod.meta.createdAt ?? 0));
  }
  return youngest;
});
