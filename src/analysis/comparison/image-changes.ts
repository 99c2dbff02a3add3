import type { Container } from '../../model/container.ts';
import { objectKey } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import type { PodSpec } from '../../model/pod-spec.ts';
import type { ImageChange } from './comparison.ts';
import type { Entry } from './entry.ts';
import { bytesOf, type ImageBytes } from './image-bytes.ts';
import type { KindComparison } from './kind-comparison.ts';
import type { Pair } from './matching.ts';

const WORKLOADS: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'ReplicationController',
]);

/** Containers are the same by name. One that was added or left out is a changed field, not a changed image. */
export function imageChanges(
  kinds: readonly KindComparison[],
  sizesAfter: ImageBytes,
): readonly ImageChange[] {
  return kinds
    .filter(({ kind }) => WORKLOADS.has(kind))
    .flatMap(({ matching }) =>
      [...matching.same, ...matching.replaced].flatMap((pair) => changesOf(pair, sizesAfter)),
    )
    .toSorted(by(({ workload, container }) => `${objectKey(workload)}\n${container}`));
}

function changesOf({ before, after }: Pair<Entry>, sizesAfter: ImageBytes): readonly ImageChange[] {
  if (before.template === null || after.template === null) return [];
  const images = new Map(containersOf(before.template).map(({ name, image }) => [name, image]));
  return containersOf(after.template).flatMap(({ name, image }) => {
    const was = images.get(name) ?? null;
    if (was === null || image === null || was === image) return [];
    return {
      workload: after.ref,
      container: name,
      before: was,
      after: image,
      afterBytes: bytesOf(image, sizesAfter),
    };
  });
}

function containersOf({ containers, initContainers }: PodSpec): readonly Container[] {
  return [...initContainers, ...containers];
}
