import { type KubernetesVersion, minorSkew, parseKubernetesVersion } from '../model/kubernetes-version.ts';
import type { Node } from '../model/node.ts';
import { reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** https://kubernetes.io/releases/version-skew-policy/#kubelet: three minor versions behind since 1.28, two before. */
const SUPPORTED_BEHIND = 3;
const SUPPORTED_BEHIND_BEFORE_1_28 = 2;

export default defineRule({
  id: 'kubelet-version-skew',
  title: 'Kubelet and API server do not go together',
  group: 'risk',
  severity: 'high',
  why: 'Such a pair is not supported: a kubelet may miss fields the API server sends or use ones it does not know, and pods fail in ways nobody has tested.',
  fix: 'Upgrade the API server first where a kubelet is newer; else upgrade the kubelets of the old nodes, one minor version at a time, draining each node before.',
  needs: ['nodes', 'version'],
  readsText: 'table',
  *check({ nodes, version }) {
    const server = parseKubernetesVersion(version?.server);
    if (version === null || server === null) return;
    const off = nodes.flatMap((node) => {
      const kubelet = parseKubernetesVersion(node.info.kubeletVersion);
      const skew = kubelet === null ? null : minorSkew(kubelet, server);
      return kubelet === null || skew === null || isSupported(skew, server) ? [] : [{ node, kubelet, skew }];
    });
    if (off.length === 0) return;
    yield {
      subject: CLUSTER,
      facts: {
        server: server.text,
        nodes: nodes.length,
        newer: off.filter((one) => one.skew > 0).map(nodeFacts),
        older: off.filter((one) => one.skew < 0).map(nodeFacts),
      },
      evidence: [
        {
          source: { file: version.file, document: 0, item: null },
          path: 'serverVersion.gitVersion',
          value: server.text,
        },
        ...off
          .slice(0, 3)
          .map(({ node }) => field(node, 'status.nodeInfo.kubeletVersion', node.info.kubeletVersion)),
      ],
      related: off.map(({ node }) => reference(node)),
    };
  },
  message({ server, newer, older }) {
    const parts = [
      ...(newer.length > 0 ? [`newer on ${namesOf(newer)}`] : []),
      ...(older.length > 0 ? [`too old on ${namesOf(older)}`] : []),
    ];
    return `the API server runs ${excerpt(server, 40)}; the kubelet is ${parts.join(' and ')}`;
  },
  commands() {
    return [kubectl('version'), kubectl('get', 'nodes', '-o', 'wide')];
  },
});

function isSupported(skew: number, server: KubernetesVersion): boolean {
  const behind = server.major === 1 && server.minor < 28 ? SUPPORTED_BEHIND_BEFORE_1_28 : SUPPORTED_BEHIND;
  return skew <= 0 && -skew <= behind;
}

function nodeFacts({ node, kubelet }: { readonly node: Node; readonly kubelet: KubernetesVersion }) {
  return { name: node.meta.name, version: kubelet.text };
}

function namesOf(nodes: readonly { readonly name: string; readonly version: string }[]): string {
  return someOf(nodes.map(({ name, version }) => `${excerpt(name, 80)} (${excerpt(version, 40)})`));
}
