import { parseKubernetesVersion } from '../model/kubernetes-version.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { DAY } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { supportOf } from './kubernetes-support.ts';
import { defineRule } from './rule.ts';
import { inDays } from './threshold.ts';

export default defineRule({
  id: 'unsupported-kubernetes-version',
  title: 'Kubernetes version gets no fixes any more',
  group: 'risk',
  severity: 'medium',
  why: 'Holes found from then on stay open, and each version skipped makes the next upgrade longer: a control plane goes up one minor version at a time.',
  fix: 'Plan the upgrade, one minor version after another; look for removed API versions in the manifests first. If a vendor looks after this version for longer, accept the finding until that ends.',
  peers: {
    Popeye: ['POP-405', 'POP-406'],
    Kubescape: ['C-0273'],
  },
  needs: ['version'],
  settings: {
    // An upgrade takes its planning.
    days: inDays(60, 'So long before the last fixes it is found'),
  },
  *check({ version, now }, { days }) {
    const server = parseKubernetesVersion(version?.server);
    const support = server === null ? null : supportOf(server, now);
    if (version === null || server === null || support === null || support.leftMs > days * DAY) return;
    const { minor, endOfLife, over, vendor, asOf } = support;
    yield {
      subject: CLUSTER,
      severity: over && vendor === null ? 'medium' : 'low',
      facts: { server: server.text, minor, endOfLife, over, vendor, asOf },
      evidence: [
        {
          source: { file: version.file, document: 0, item: null },
          path: 'serverVersion.gitVersion',
          value: server.text,
        },
      ],
    };
  },
  message({ server, minor, endOfLife: ended, over, vendor, asOf }) {
    const until = over
      ? `has had no fixes from the project since ${ended}`
      : `gets its last fixes on ${ended}`;
    const longer = vendor === null ? '' : `; ask how long ${vendor} looks after it`;
    return `the API server runs ${excerpt(server, 40)}: Kubernetes ${minor} ${until}${longer} (as of ${asOf})`;
  },
  commands() {
    return [kubectl('version'), kubectl('get', 'nodes', '-o', 'wide')];
  },
});
