import { parseImageReference } from '../model/image-reference.ts';
import type { Node } from '../model/node.ts';
import { namespacedName } from '../model/object.ts';
import type { PodSpec } from '../model/pod-spec.ts';
import type { Deployment, StatefulSet } from '../model/workload.ts';

type Workload = Pick<Deployment | StatefulSet, 'meta' | 'replicas' | 'template'>;

/** A kubelet lists no more images than this. */
const MOST_LISTED = 50;

/**
 * Images of workloads at zero replicas that no container holds on a node, and that nobody may be able to pull again:
 * those never pulled, and those the node has without a registry's digest. What the node does not have is not lost there.
 */
export function imagesOnlyHere(
  { images }: Pick<Node, 'images'>,
  workloads: readonly Workload[],
): readonly { readonly workload: string; readonly image: string }[] {
  const listed = new Map(images.flatMap(({ names }) => names.map((name) => [nameOf(name), names] as const)));
  const isWhole = images.length > 0 && images.length < MOST_LISTED;
  return workloads
    .filter(({ replicas }) => replicas === 0)
    .flatMap(({ meta, template }) =>
      containersOf(template.spec).flatMap(({ image, imagePullPolicy }) => {
        if (image === null || imagePullPolicy === 'Always') return [];
        const names = listed.get(nameOf(image));
        const isLocal = names?.every((name) => !name.includes('@')) === true;
        const isNever = imagePullPolicy === 'Never' && (names !== undefined || !isWhole);
        return isLocal || isNever ? [{ workload: `${meta.kind} ${namespacedName(meta)}`, image }] : [];
      }),
    );
}

function containersOf({ initContainers, containers }: PodSpec) {
  return [...initContainers, ...containers];
}

/** The same for `cart` and `docker.io/library/cart:latest`. */
function nameOf(image: string): string {
  const parsed = parseImageReference(image);
  return parsed === null ? image : `${parsed.familiarName}:${parsed.effectiveTag}`;
}
