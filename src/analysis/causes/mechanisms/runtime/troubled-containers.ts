import type { Event } from '../../../../model/event.ts';
import { lazilyBy } from '../../../../model/lazy.ts';
import { reference } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import { type PodProblem, podProblem } from '../../../../model/pod-problem.ts';
import { type BrokenContainer, brokenContainer } from '../../../../rules/broken-container.ts';
import type { Finding } from '../../../../rules/finding.ts';
import { lastTermination, type Termination } from '../../../../rules/termination.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { relatedPods } from '../../related-pods.ts';

/** A container that a finding is about. */
export interface TroubledContainer extends BrokenContainer {
  readonly pod: Pod;
  readonly name: string;
  readonly problem: PodProblem | null;
  /** How it ended the last time it did. */
  readonly last: Termination | null;
  /** `spec.containers[0]` */
  readonly specPath: string;
}

/**
 * The containers that show a finding: of a broken pod those its problem names, of a sound one those that were restarted,
 * else all. Of many pods the first: they are of one template.
 */
export function troubledContainers(finding: Finding, scene: Scene): readonly TroubledContainer[] {
  return known(scene)(finding);
}

const MOST_PODS = 10;

const known = perScene((scene) =>
  lazilyBy((finding: Finding): readonly TroubledContainer[] =>
    relatedPods(scene.cluster, { ...finding, related: finding.related.slice(0, MOST_RELATED) })
      .slice(0, MOST_PODS)
      .flatMap((pod) => troubled(pod, podProblem(pod, scene.cluster.now))),
  ),
);

/** A rollout names its ReplicaSets first. */
const MOST_RELATED = MOST_PODS + 2;

function troubled(pod: Pod, problem: PodProblem | null): readonly TroubledContainer[] {
  return namesOf(pod, problem).flatMap((name) => {
    const found = brokenContainer(pod, name);
    if (found === null) return [];
    const init = pod.initContainers.some((status) => status.name === name);
    const specs = init ? pod.spec.initContainers : pod.spec.containers;
    const index = specs.findIndex((spec) => spec.name === name);
    const specPath = `spec.${init ? 'initContainers' : 'containers'}[${Math.max(index, 0)}]`;
    return [{ ...found, pod, name, problem, last: lastTermination(found.status), specPath }];
  });
}

function namesOf(pod: Pod, problem: PodProblem | null): readonly string[] {
  const all = pod.containers.map(({ name }) => name);
  if (problem === null) {
    const restarted = pod.containers.filter(({ restartCount }) => restartCount > 0);
    return restarted.length > 0 ? restarted.map(({ name }) => name) : all;
  }
  if (problem.class === 'unready') return problem.containers;
  return 'container' in problem && problem.container !== null ? [problem.container] : all;
}

/** What the kubelet and others say of a pod, newest first; not of one that bore its name before. */
export function podEvents({ cluster }: Scene, pod: Pod): readonly Event[] {
  return cluster.links
    .eventsOf(reference(pod))
    .filter(({ subjectUid }) => subjectUid === null || pod.meta.uid === null || subjectUid === pod.meta.uid);
}
