import { groupBy } from '../model/grouping.ts';
import { compareKubernetesVersions, parseKubernetesVersion } from '../model/kubernetes-version.ts';
import { compressNames } from '../model/name-range.ts';
import type { Node, NodeInfo } from '../model/node.ts';
import { reference } from '../model/object.ts';
import { byCodeUnit } from '../model/order.ts';
import { counted } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'mixed-node-versions',
  title: 'Nodes are not alike',
  group: 'hygiene',
  severity: 'info',
  why: 'A pod may behave otherwise on the next node it is moved to. Different kubelet versions are often an upgrade that was never finished.',
  fix: 'Finish the upgrade, so that all nodes run the same kubelet and container runtime. Where architectures or operating systems differ on purpose, see that images exist for each and that pods choose their nodes.',
  needs: ['nodes'],
  readsText: 'describe',
  *check({ nodes }) {
    const kubelets = variants(nodes, 'kubeletVersion');
    const mixed = MIXABLE.map((what) => ({ what, variants: variants(nodes, what) })).filter(
      (one) => one.variants.length > 1,
    );
    if (mixed.length === 0) return;
    const minors = new Set(kubelets.map(({ value }) => minorOf(value)));
    yield {
      subject: CLUSTER,
      severity: minors.size > 1 ? 'low' : 'info',
      facts: { nodes: nodes.length, minors: [...minors], mixed },
      evidence: mixed
        .slice(0, 3)
        .flatMap(({ what }) =>
          examples(nodes, what).map((node) => field(node, `status.nodeInfo.${what}`, node.info[what])),
        ),
      related: nodes.map(reference),
    };
  },
  message({ mixed }) {
    const parts = mixed.map(({ what, variants: found }) => {
      const shown = found
        .slice(0, 3)
        .map(({ value, nodes }) => `${excerpt(value, 60)} on ${whereWords(nodes)}`);
      const rest = found.length - shown.length;
      return `${NOUNS[what]}: ${[...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')}`;
    });
    return parts.join('; ');
  },
  commands() {
    return [kubectl('get', 'nodes', '-o', 'wide')];
  },
});

/** Kernels are left out: they differ with every patch of the operating system and mean little to pods. */
const MIXABLE = ['kubeletVersion', 'containerRuntimeVersion', 'osImage', 'architecture'] as const;
type Mixable = (typeof MIXABLE)[number] & keyof NodeInfo;

const NOUNS: Readonly<Record<Mixable, string>> = {
  kubeletVersion: 'kubelet',
  containerRuntimeVersion: 'runtime',
  osImage: 'OS',
  architecture: 'architecture',
};

/** A node whose runtime is down reports `containerd://Unknown`. */
const UNKNOWN = /unknown$/i;

/** Oldest Kubernetes version first; anything else by text. */
function variants(nodes: readonly Node[], what: Mixable) {
  const known = nodes.flatMap((node) => {
    const value = node.info[what];
    return value === null || UNKNOWN.test(value) ? [] : [{ value, name: node.meta.name }];
  });
  return [...groupBy(known, (one) => one.value)]
    .map(([value, same]) => ({ value, nodes: same.map((one) => one.name) }))
    .toSorted((a, b) => byVersion(a.value, b.value) || byCodeUnit(a.value, b.value));
}

function byVersion(a: string, b: string): number {
  const [older, newer] = [parseKubernetesVersion(a), parseKubernetesVersion(b)];
  return older === null || newer === null ? 0 : compareKubernetesVersions(older, newer);
}

function minorOf(version: string): string {
  const parsed = parseKubernetesVersion(version);
  return parsed === null ? version : `${parsed.major}.${parsed.minor}`;
}

/** One node of each of the first two variants. */
function examples(nodes: readonly Node[], what: Mixable): readonly Node[] {
  return [...groupBy(nodes, (node) => node.info[what]).values()]
    .flatMap((same) => same.slice(0, 1))
    .slice(0, 2);
}

function whereWords(nodes: readonly string[]): string {
  const names = compressNames(nodes);
  return names.length <= 60 ? names : counted(nodes.length, 'node');
}
