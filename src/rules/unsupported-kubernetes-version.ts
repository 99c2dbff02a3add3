import { instant } from '../model/instant.ts';
import { parseKubernetesVersion } from '../model/kubernetes-version.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { KUBERNETES_RELEASES } from './knowledge/kubernetes-releases.ts';
import { defineRule } from './rule.ts';
import type { Severity } from './severity.ts';

/** An upgrade takes its planning: so long before the end it is worth a word. */
const SOON = 60 * 24 * 3_600_000;

/** Whoever runs these may buy, or be given, fixes for longer than the project makes them. */
const MENDED_LONGER: ReadonlySet<string> = new Set(['eks', 'gke', 'openshift']);

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
    KubeBuddy: ['outdated version (summary)'],
  },
  needs: ['version'],
  *check({ version, now }) {
    const server = parseKubernetesVersion(version?.server);
    if (version === null || server === null || server.major !== 1 || now <= 0) return;
    const minor = `1.${server.minor}`;
    const ended = endOfLife(minor);
    const endedAt = instant(`${ended}T23:59:59Z`);
    if (ended === null || endedAt === null || endedAt - now > SOON) return;
    yield {
      subject: CLUSTER,
      severity: severityOf(endedAt > now || MENDED_LONGER.has(server.distribution ?? '')),
      facts: {
        server: server.text,
        minor,
        endOfLife: ended,
        over: endedAt <= now,
        vendor: MENDED_LONGER.has(server.distribution ?? '') ? server.distribution : null,
        asOf: KUBERNETES_RELEASES.asOf,
      },
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
    const until = over ? `has had no fixes from the project since ${ended}` : `gets its last fixes on ${ended}`;
    const longer = vendor === null ? '' : `; ask how long ${vendor} looks after it`;
    return `the API server runs ${excerpt(server, 40)}: Kubernetes ${minor} ${until}${longer} (as of ${asOf})`;
  },
  commands() {
    return [kubectl('version'), kubectl('get', 'nodes', '-o', 'wide')];
  },
});

/** `null` for a version newer than the table. */
function endOfLife(minor: string): string | null {
  const { endOfLife: known, olderEnded } = KUBERNETES_RELEASES;
  const [first] = Object.keys(known);
  if (first !== undefined && Number(minor.slice(2)) < Number(first.slice(2))) return olderEnded;
  return Object.entries(known).find(([version]) => version === minor)?.[1] ?? null;
}

function severityOf(mild: boolean): Severity {
  return mild ? 'low' : 'medium';
}
