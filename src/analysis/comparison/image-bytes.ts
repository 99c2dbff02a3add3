import { parseImageReference } from '../../model/image-reference.ts';
import type { Node } from '../../model/node.ts';

/** Bytes of images by name, as kubelets list them: `shop/cart:2`, `nginx@sha256:…`. */
export type ImageBytes = ReadonlyMap<string, number>;

/** Where nodes disagree, as of two architectures, the largest. */
export function imageBytes(nodes: readonly Pick<Node, 'images'>[]): ImageBytes {
  const sizes = new Map<string, number>();
  for (const { images } of nodes) {
    for (const { names, bytes } of images) {
      if (bytes === 0) continue;
      for (const name of names.flatMap(keysOf)) sizes.set(name, Math.max(bytes, sizes.get(name) ?? 0));
    }
  }
  return sizes;
}

/** `null` where no node lists it. */
export function bytesOf(image: string, sizes: ImageBytes): number | null {
  const [key] = keysOf(image);
  return key === undefined ? null : (sizes.get(key) ?? null);
}

/** A digest decides alone; `nginx` is `docker.io/library/nginx:latest`. */
function keysOf(image: string): readonly string[] {
  const parsed = parseImageReference(image);
  if (parsed === null) return [];
  const { familiarName, digest, effectiveTag } = parsed;
  return [digest === null ? `${familiarName}:${effectiveTag ?? ''}` : `${familiarName}@${digest}`];
}
