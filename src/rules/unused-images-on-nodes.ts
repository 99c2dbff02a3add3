import { parseImageReference } from '../model/image-reference.ts';
import type { Node } from '../model/node.ts';
import { reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { formatBytes } from '../model/quantity.ts';
import { counted, someOf } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { count } from './threshold.ts';

export default defineRule({
  id: 'unused-images-on-nodes',
  title: 'Nodes keep many images that no pod uses',
  group: 'cleanup',
  severity: 'info',
  why: 'They fill the disk that containers and logs need. The kubelet removes them only when the disk is nearly full, which is late on a slow disk.',
  fix: 'Remove them where the disk is short: `crictl rmi --prune` on the node. Images that cannot be pulled again have to be kept.',
  needs: ['nodes', 'pods'],
  absence: ['pods'],
  everywhere: ['pods'],
  settings: {
    // Less is the kubelet's business: it clears images when the disk is 85% full.
    gibibytes: count(20, 'GiB', 'On one node; as much is found'),
  },
  *check({ nodes, links }, { gibibytes }) {
    const full = nodes
      .map((node) => ({ node, unused: unusedBytes(node, links.podsOn(node.meta.name)) }))
      .filter(({ unused }) => unused.bytes >= gibibytes * 1024 ** 3)
      .toSorted((a, b) => b.unused.bytes - a.unused.bytes);
    if (full.length === 0) return;
    yield {
      subject: CLUSTER,
      facts: {
        nodes: full.slice(0, 50).map(({ node, unused }) => ({ name: node.meta.name, ...unused })),
        count: full.length,
      },
      evidence: full
        .slice(0, 3)
        .map(({ node, unused }) => field(node, 'status.images', `${unused.bytes} bytes unused`)),
      related: full.slice(0, 50).map(({ node }) => reference(node)),
    };
  },
  message({ nodes, count }) {
    const shown = nodes
      .slice(0, 3)
      .map(
        ({ name, bytes, images }) =>
          `${excerpt(name, 80)} (${formatBytes(bytes)} in ${counted(images, 'image')})`,
      );
    return someOf(count > shown.length ? [...shown, `${count - shown.length} more`] : shown, 4);
  },
  commands({ nodes }) {
    return nodes.slice(0, 1).map(({ name }) => kubectl('get', 'node', name, '-o', 'yaml'));
  },
});

/** As far as the kubelet lists images: by default the 50 largest. */
function unusedBytes(
  { images }: Node,
  pods: readonly Pod[],
): { readonly bytes: number; readonly images: number } {
  const used = new Set(
    pods.flatMap(({ containers, initContainers, spec }) => [
      ...[...containers, ...initContainers].flatMap(({ image, imageId }) => [nameOf(image), nameOf(imageId)]),
      ...[...spec.containers, ...spec.initContainers].map(({ image }) => nameOf(image)),
    ]),
  );
  const unused = images.filter(
    ({ names }) => !names.some((name) => used.has(nameOf(name)) && nameOf(name) !== null),
  );
  return { bytes: unused.reduce((total, { bytes }) => total + bytes, 0), images: unused.length };
}

function nameOf(image: string | null): string | null {
  const parsed = parseImageReference(image);
  if (parsed === null) return null;
  return parsed.digest ?? `${parsed.familiarName}:${parsed.effectiveTag}`;
}
