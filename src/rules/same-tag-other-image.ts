import { groupBy } from '../model/grouping.ts';
import { parseImageReference } from '../model/image-reference.ts';
import type { Node } from '../model/node.ts';
import type { ObjectReference } from '../model/object.ts';
import { reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { counted } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { isActive } from './missing-pods.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'same-tag-other-image',
  title: 'Pods of one workload run different programs',
  group: 'risk',
  severity: 'medium',
  why: 'The tag was pushed again: pods that were started earlier run the old image, the others the new one. Which one answers a call is chance, and the next restart of an old pod is an upgrade nobody planned.',
  fix: 'Tag every build with its own name and roll out one of them. `kubectl rollout restart` brings all pods to what the tag means now, where the pull policy is Always.',
  needs: ['pods', 'nodes'],
  *check({ pods, nodes, links }) {
    const architectures = new Map(nodes.map((one) => [one.meta.name, one]));
    const running = pods.filter((pod) => isActive(pod) && pod.phase === 'Running');
    const owners = new Map<string, { owner: ObjectReference; pods: Pod[] }>();
    for (const pod of running) {
      const owner = links.topOwner(pod);
      const key = `${pod.meta.namespace}/${owner.kind}/${owner.name}`;
      const group = owners.get(key) ?? { owner, pods: [] };
      group.pods.push(pod);
      owners.set(key, group);
    }
    for (const { owner, pods: own } of owners.values()) {
      if (own.length < 2) continue;
      const drift = driftOf(own, architectures);
      if (drift === null) continue;
      const [first] = drift.images;
      yield {
        subject: owner,
        facts: {
          container: drift.container,
          image: drift.image,
          digests: drift.images.map(({ digest, pods: count }) => ({ digest, pods: count })),
          pods: own.length,
        },
        evidence: drift.images.slice(0, 3).map(({ pod, path, digest }) => field(pod, path, digest)),
        related: drift.images.map(({ pod }) => reference(pod)).slice(0, first === undefined ? 0 : 20),
      };
    }
  },
  message({ container, image, digests, pods }) {
    const shares = digests.map(
      ({ digest, pods: count }) => `${count} with ${excerpt(digest.slice(0, 19), 20)}`,
    );
    return `container ${excerpt(container, 60)} of ${counted(pods, 'pod')} has ${excerpt(image, 120)} in ${digests.length} builds: ${shares.slice(0, 4).join(', ')}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', 'pods', ...inNamespace(subject), '-o', IMAGE_IDS)];
  },
});

const IMAGE_IDS =
  'custom-columns=NAME:.metadata.name,NODE:.spec.nodeName,ID:.status.containerStatuses[*].imageID';

interface Seen {
  readonly pod: Pod;
  readonly path: string;
  readonly digest: string;
  readonly pods: number;
}

interface Drift {
  readonly container: string;
  readonly image: string;
  readonly images: readonly Seen[];
}

/** The first container whose pods name one image by its tag, and have several. */
function driftOf(pods: readonly Pod[], nodes: ReadonlyMap<string, Node>): Drift | null {
  const seen = pods.flatMap((pod) =>
    pod.containers.flatMap(({ name, imageId }, index) => {
      const image = pod.spec.containers.find((one) => one.name === name)?.image ?? null;
      const digest = digestOf(imageId);
      const parsed = parseImageReference(image);
      // Runtimes name images of one tag for several architectures each in its own way.
      const architecture = nodes.get(pod.nodeName ?? '')?.info.architecture ?? null;
      if (
        image === null ||
        digest === null ||
        parsed === null ||
        parsed.digest !== null ||
        architecture === null
      )
        return [];
      return [{ pod, name, image, digest, architecture, path: `status.containerStatuses[${index}].imageID` }];
    }),
  );
  for (const same of groupBy(seen, ({ name, image, architecture }) =>
    JSON.stringify([name, image, architecture]),
  ).values()) {
    const builds = [...groupBy(same, ({ digest }) => digest)].toSorted(([, a], [, b]) => b.length - a.length);
    const [first] = same;
    if (first === undefined || builds.length < 2) continue;
    return {
      container: first.name,
      image: first.image,
      images: builds.flatMap(([digest, [one, ...more]]) =>
        one === undefined ? [] : [{ pod: one.pod, path: one.path, digest, pods: more.length + 1 }],
      ),
    };
  }
  return null;
}

/** Of `registry/name@sha256:…`; a bare image ID names the unpacked image, and is not compared with the other kind. */
function digestOf(imageId: string | null): string | null {
  return /@(sha256:[0-9a-f]{64})$/.exec(imageId ?? '')?.[1] ?? null;
}
