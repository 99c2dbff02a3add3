import { closest } from '../../../../closest.ts';
import { groupBy } from '../../../../model/grouping.ts';
import type { Pod } from '../../../../model/pod.ts';
import { podProblem } from '../../../../model/pod-problem.ts';
import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { relatedPods } from '../../related-pods.ts';
import { waitingPods } from '../scheduling/waiting-pods.ts';
import { claimNames } from './pending-claim.ts';

/** The pods mount a claim that nobody made. */
export const claimAbsent: Mechanism = {
  id: 'claim-absent',
  title: 'The claim that the pods mount does not exist',
  reasoning:
    'A pod is not placed before every PersistentVolumeClaim it mounts exists: the scheduler says `persistentvolumeclaim ' +
    '"x" not found`, or the claim is not among the captured ones of its namespace. A claim that exists and is Pending ' +
    'is another matter; where a quota of the namespace refuses the claim, that is the cause and comes before this.',
  fix: 'Make the claim, or correct claimName in the template of the workload.',
  explains: ['unschedulable-pod', 'unscheduled-pod', 'stuck-rollout', 'stuck-starting-pod'],
  diagnose(finding, scene) {
    const { cluster } = scene;
    const known = namesIn(finding.subject.namespace, scene);
    const [first] = waitingPods(finding, scene).flatMap(({ pod, message, evidence }) => {
      const [, said = null] = /persistentvolumeclaim "([^"]+)" not found/.exec(message ?? '') ?? [];
      const name = said ?? absentOf(pod, known);
      return name === null ? [] : [{ pod, name, evidence: said === null ? [] : evidence }];
    });
    const found = first ?? startingWithout(relatedPods(cluster, finding), known, cluster.now);
    if (found === null) return null;
    const { pod, name } = found;
    // Made meanwhile: the scheduler will try again.
    if (known?.has(name) === true) return null;
    const near = known === null ? null : closest(name, [...known]);
    const namespace = pod.meta.namespace ?? 'default';
    const volume = pod.spec.volumes.find(({ uses }) => uses.some((use) => use.name === name));
    return {
      root: finding.subject,
      confidence: 'confirmed',
      summary: `the pods mount PersistentVolumeClaim ${excerpt(name, 120)}, which does not exist in namespace ${namespace}${near === null ? '' : `; there is ${near}`}`,
      evidence: [
        ...(volume === undefined
          ? []
          : [field(pod, `spec.volumes[?(@.name=="${volume.name}")].persistentVolumeClaim.claimName`, name)]),
        ...found.evidence,
      ],
      commands: [
        ...finding.commands.slice(0, 1),
        kubectl('get', 'persistentvolumeclaims', '-n', namespace),
        kubectl('get', 'resourcequotas', '-n', namespace),
      ],
      toConfirm: null,
    };
  },
};

/** `null` where the claims of the namespace were not captured whole. */
function namesIn(namespace: string | null, scene: Scene): ReadonlySet<string> | null {
  if (!scene.cluster.captured.all('persistentVolumeClaims', namespace)) return null;
  return names(scene).get(namespace) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();

const names = perScene(
  ({ cluster }: Scene) =>
    new Map(
      [...groupBy(cluster.persistentVolumeClaims, ({ meta }) => meta.namespace)].map(
        ([namespace, claims]) => [namespace, new Set(claims.map(({ meta }) => meta.name))] as const,
      ),
    ),
);

/** Claims of generic ephemeral volumes are not among these: their names are not the volumes’. */
function absentOf(pod: Pod, known: ReadonlySet<string> | null): string | null {
  return known === null ? null : (claimNames(pod).find((name) => !known.has(name)) ?? null);
}

/** A claim that was deleted by force after the pod had its node. */
function startingWithout(pods: readonly Pod[], known: ReadonlySet<string> | null, now: number) {
  for (const pod of pods) {
    if (podProblem(pod, now)?.class !== 'starting') continue;
    const name = absentOf(pod, known);
    if (name !== null) return { pod, name, evidence: [] };
  }
  return null;
}
