import { parseKubernetesVersion } from '../model/kubernetes-version.ts';
import { reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { supportOf } from './kubernetes-support.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'unsupported-kubelet-version',
  title: 'Kubelet gets no fixes any more',
  group: 'risk',
  severity: 'medium',
  why: 'Holes found from then on stay open on these nodes, and the next upgrade of the control plane may leave them too far behind.',
  fix: 'Upgrade the kubelets, one minor version after another, draining each node before. If a vendor looks after this version for longer, accept the finding until that ends.',
  peers: { Kubescape: ['C-0273'] },
  needs: ['nodes'],
  uses: ['version'],
  details: ['version'],
  readsText: 'table',
  *check({ nodes, version, now }) {
    const server = parseKubernetesVersion(version?.server);
    const ended = nodes.flatMap((node) => {
      const kubelet = parseKubernetesVersion(node.info.kubeletVersion);
      // Of the server's own version its rule speaks.
      if (kubelet === null || (server !== null && server.minor === kubelet.minor)) return [];
      const support = supportOf(kubelet, now);
      return support?.over === true ? [{ node, version: kubelet.text, ...support }] : [];
    });
    const [first] = ended;
    if (first === undefined) return;
    yield {
      subject: CLUSTER,
      severity: ended.every(({ vendor }) => vendor !== null) ? 'low' : 'medium',
      facts: {
        nodes: nodes.length,
        ended: ended.length,
        versions: [...new Map(ended.map((one) => [one.version, one])).values()].map((one) => ({
          version: one.version,
          endOfLife: one.endOfLife,
          vendor: one.vendor,
        })),
        asOf: first.asOf,
      },
      evidence: ended
        .slice(0, 3)
        .map((one) => field(one.node, 'status.nodeInfo.kubeletVersion', one.version)),
      related: ended.map(({ node }) => reference(node)),
    };
  },
  message({ nodes, ended, versions, asOf }) {
    const which = versions.map(
      ({ version, endOfLife, vendor }) =>
        `${excerpt(version, 40)}, since ${endOfLife}${vendor === null ? '' : ` unless ${vendor} looks after it`}`,
    );
    return `${ended} of ${nodes} nodes run a kubelet that gets no fixes from the project: ${someOf(which)} (as of ${asOf})`;
  },
  commands() {
    return [kubectl('get', 'nodes', '-o', 'wide')];
  },
});
