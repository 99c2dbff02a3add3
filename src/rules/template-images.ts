import type { Objects } from '../model/cluster.ts';
import { type ImageReference, parseImageReference } from '../model/image-reference.ts';
import type { Links } from '../model/links.ts';
import { type KubernetesObject, objectKey, reference } from '../model/object.ts';
import type { PodSpec } from '../model/pod-spec.ts';
import { podSpecPath, templatedWorkloads } from './workload-template.ts';

/** An image that an object asks for, and where that stands. */
export interface AskedImage {
  readonly object: KubernetesObject;
  readonly path: string;
  readonly text: string;
  readonly image: ImageReference;
}

type View = Pick<Objects, 'deployments' | 'statefulSets' | 'daemonSets' | 'cronJobs'> & {
  readonly links: Pick<Links, 'podsByTopOwner' | 'topOwner' | 'find'>;
};

/** Of every template, and of one pod of each owner that has none here; init containers too. */
export function askedImages(view: View): readonly AskedImage[] {
  const known = found.get(view.links) ?? findImages(view);
  found.set(view.links, known);
  return known;
}

/** Looked for once a cluster, for every rule that asks. */
const found = new WeakMap<View['links'], readonly AskedImage[]>();

function findImages(view: View): readonly AskedImage[] {
  const templated = templatedWorkloads(view);
  const spoken = new Set(templated.map((one) => objectKey(reference(one))));
  const pods = [...view.links.podsByTopOwner()].flatMap(([owner, [pod]]) =>
    pod === undefined || spoken.has(owner) ? [] : [pod],
  );
  return [
    ...templated.flatMap((one) => imagesOf(one, one.template.spec, podSpecPath(one))),
    ...pods.flatMap((one) => imagesOf(one, one.spec, 'spec')),
  ];
}

function imagesOf(object: KubernetesObject, spec: PodSpec, root: string): readonly AskedImage[] {
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    spec[list].flatMap(({ image: text }, index) => {
      const image = parseImageReference(text);
      return text === null || image === null
        ? []
        : [{ object, path: `${root}.${list}[${index}].image`, text, image }];
    }),
  );
}
