import { groupIn } from '../../../../model/grouping.ts';
import { type ImageReference, parseImageReference } from '../../../../model/image-reference.ts';
import { reference } from '../../../../model/object.ts';
import { byCodeUnit } from '../../../../model/order.ts';
import type { Pod } from '../../../../model/pod.ts';
import { podProblem } from '../../../../model/pod-problem.ts';
import { brokenContainer, podEvidence } from '../../../../rules/broken-container.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import { nodesWithImage, type PullTrouble, pullTrouble } from '../../../../rules/image-pull.ts';
import type { Scene } from '../../mechanism.ts';
import { perFinding } from '../../per-finding.ts';
import { perScene } from '../../per-scene.ts';
import { relatedPods } from '../../related-pods.ts';

/** An image that the kubelet tries to get in vain. */
export interface FailedPull {
  readonly pod: Pod;
  readonly container: string;
  readonly image: string;
  /** `null` for a name that is none. */
  readonly parsed: ImageReference | null;
  readonly trouble: PullTrouble;
  /** Everything kubelet, runtime and registry said of it, one after the other. */
  readonly said: string;
  readonly pullPolicy: string | null;
  /** imagePullSecrets that the kubelet or the list of Secrets says are not there. */
  readonly missingLogins: readonly string[];
  /** Nodes of the pods that wait for it. */
  readonly missingOn: readonly string[];
  /** Nodes that report to have it. */
  readonly presentOn: readonly string[];
  /** Nodes of `missingOn` with DiskPressure. */
  readonly crampedOn: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Findings of pods that wait for an image. */
export const NOT_PULLED: readonly string[] = ['unavailable-image', 'stuck-rollout'];

export const failedPull = perFinding(firstPull);

function firstPull(finding: Finding, scene: Scene): FailedPull | null {
  for (const pod of relatedPods(scene.cluster, finding)) {
    const problem = podProblem(pod, scene.cluster.now);
    if (problem?.class !== 'image') continue;
    const broken = brokenContainer(pod, problem.container);
    const image = broken?.spec?.image ?? broken?.status.image ?? null;
    if (broken === null || image === null) continue;
    const events = scene.cluster.links
      .eventsOf(reference(pod))
      .filter(({ message }) => message?.includes(image) === true);
    const own = [problem.message ?? '', ...events.flatMap(({ message }) => message ?? [])];
    const isTold = pullTrouble(problem.reason, own) !== 'unknown';
    const texts = isTold ? own : [...own, ...(attempts(scene).get(image) ?? [])];
    const telling = events.find(({ reason }) => reason === 'Failed');
    const missingOn = waitingOn(finding, scene);
    return {
      pod,
      container: problem.container,
      image,
      parsed: parseImageReference(image),
      trouble: pullTrouble(problem.reason, texts),
      said: texts.join('\n'),
      pullPolicy: broken.spec?.imagePullPolicy ?? null,
      missingLogins: missingLogins(pod, scene),
      missingOn,
      presentOn: nodesWithImage(scene.cluster.nodes, image),
      crampedOn: missingOn.filter((name) => cramped(scene).has(name)),
      evidence: [
        ...podEvidence(pod, `${broken.path}.state.waiting.message`, problem.message),
        ...(telling === undefined ? [] : [field(telling, 'message', telling.message)]),
      ],
    };
  }
  return null;
}

/** Names of nodes with DiskPressure. */
const cramped = perScene(
  ({ cluster }) =>
    new Set(
      cluster.nodes
        .filter(({ conditions }) =>
          conditions.some(({ type, status }) => type === 'DiskPressure' && status === 'True'),
        )
        .map(({ meta }) => meta.name),
    ),
);

function waitingOn(finding: Finding, { cluster }: Scene): readonly string[] {
  const nodes = relatedPods(cluster, finding)
    .filter((pod) => podProblem(pod, cluster.now)?.class === 'image')
    .flatMap(({ nodeName }) => nodeName ?? []);
  return [...new Set(nodes)].toSorted(byCodeUnit);
}

/** What was said of an image for any pod: a pod's own event may have expired, or been overwritten by its back-off. */
const attempts = perScene(({ cluster }) => {
  const byImage = new Map<string, string[]>();
  for (const { reason, message } of cluster.events) {
    const [, image] =
      reason === 'Failed' ? (/^Failed to pull image "([^"]{1,1024})"/.exec(message ?? '') ?? []) : [];
    if (image !== undefined && message !== null) {
      const texts = groupIn(byImage, image);
      if (texts.length < MOST) texts.push(message);
    }
  }
  return byImage;
});

const MOST = 5;

/** `Unable to retrieve some image pull secrets (a, b); attempting to pull the image may not succeed.` */
const UNRETRIEVED = /image pull secrets? \(([^)]{1,500})\)/;

function missingLogins(pod: Pod, { cluster }: Scene): readonly string[] {
  const { namespace } = pod.meta;
  const { imagePullSecrets } = pod.spec;
  if (cluster.captured.all('secrets', namespace))
    return imagePullSecrets.filter(
      (name) => cluster.links.find({ kind: 'Secret', namespace, name }) === null,
    );
  const said = cluster.links
    .eventsOf(reference(pod))
    .find(({ reason }) => reason === 'FailedToRetrieveImagePullSecret');
  const [, names = ''] = UNRETRIEVED.exec(said?.message ?? '') ?? [];
  return names
    .split(/,\s*/)
    .filter((name) => name !== '' && (imagePullSecrets.length === 0 || imagePullSecrets.includes(name)));
}
