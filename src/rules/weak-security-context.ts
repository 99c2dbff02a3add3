import type { ContainerSecurity } from '../model/container.ts';
import { groupBy } from '../model/grouping.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { GAPS, type SecurityGap, securityGaps } from './security-gaps.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

/** In the facts; the counts are of all. */
const MOST_LISTED = 50;

export default defineRule({
  id: 'weak-security-context',
  title: 'Containers keep rights they do not need',
  group: 'security',
  severity: 'low',
  why: 'Whoever breaks into such a program finds root, a file system to write to, or the default capabilities, which makes the next step easier.',
  fix: 'Set runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities.drop: [ALL] and seccompProfile RuntimeDefault in securityContext, and readOnlyRootFilesystem: true where the program writes to volumes only. Begin with one workload and watch it start.',
  peers: {
    Popeye: ['POP-302', 'POP-306'],
    Polaris: [
      'runAsRootAllowed',
      'privilegeEscalationAllowed',
      'notReadOnlyRootFilesystem',
      'insecureCapabilities',
      'linuxHardening',
    ],
    'kube-score': ['container-security-context-readonlyrootfilesystem', 'container-seccomp-profile'],
    'kube-linter': [
      'run-as-non-root',
      'privilege-escalation-container',
      'no-read-only-root-fs',
      'drop-net-raw-capability',
    ],
    k8sgpt: ['Security'],
    Kubescape: ['C-0013', 'C-0016', 'C-0017', 'C-0055', 'C-0210', 'C-0211'],
    KubeBuddy: ['SEC003', 'SEC006', 'SEC009', 'SEC011', 'SEC020'],
    marvin: ['M-112', 'M-113', 'M-114', 'M-115', 'M-116', 'M-300'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const [namespace, own] of groupBy(workloadSpecs(view), ({ owner }) => owner.namespace)) {
      if (namespace === null) continue;
      const weak = own.flatMap((workload) => {
        const containers = workload.containers.flatMap((one) => {
          const gaps = securityGaps(one.container);
          return gaps.length === 0 ? [] : [{ ...one, gaps }];
        });
        const [first] = containers;
        return first === undefined ? [] : [{ workload, containers, first }];
      });
      if (weak.length === 0) continue;
      const listed = weak.slice(0, MOST_LISTED);
      const worst = weak.some(({ containers }) => containers.some(({ gaps }) => gaps.some(matters)));
      yield {
        subject: { kind: 'Namespace', namespace: null, name: namespace },
        severity: worst ? 'low' : 'info',
        facts: {
          workloads: own.length,
          weak: weak.length,
          byGap: GAPS.map((gap) => ({
            gap,
            workloads: weak.filter(({ containers }) => containers.some(({ gaps }) => gaps.includes(gap)))
              .length,
          })),
          listed: listed.map(({ workload, containers }) => ({
            kind: workload.owner.kind,
            name: workload.owner.name,
            containers: containers
              .slice(0, 10)
              .map(({ container, gaps }) => ({ name: container.name, missing: gaps })),
          })),
        },
        evidence: listed.slice(0, 3).map(({ workload, first }) => {
          const [gap = 'runs as root'] = first.gaps;
          return field(
            workload.object,
            `${first.path}.securityContext.${FIELD[gap]}`,
            statedValue(gap, first.container.security),
          );
        }),
        related: listed.map(({ workload }) => workload.owner),
      };
    }
  },
  message({ workloads, weak, byGap, listed }) {
    const counts = byGap.flatMap(({ gap, workloads: count }) => (count === 0 ? [] : [`${gap}: ${count}`]));
    const names = listed.map(({ name }) => excerpt(name, 60));
    const shown = names.slice(0, 3);
    const list = weak > shown.length ? [...shown, `${weak - shown.length} more`] : shown;
    return `${weak} of ${counted(workloads, 'workload')} (${someOf(list, 4)}); ${counts.join(', ')}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'pods', '-n', name, '-o', COLUMNS)];
  },
});

const COLUMNS =
  'custom-columns=POD:.metadata.name,CONTAINERS:.spec.containers[*].name,SECURITY:.spec.containers[*].securityContext';

/** As it stands there; `null` where nothing does. */
function statedValue(gap: SecurityGap, security: ContainerSecurity): boolean | number | string | null {
  switch (gap) {
    case 'runs as root':
      return security.runAsUser;
    case 'may run as root':
      return security.runAsNonRoot;
    case 'may gain privileges':
      return security.allowPrivilegeEscalation;
    case 'keeps capabilities':
      return security.droppedCapabilities.join(',') || null;
    case 'no seccomp profile':
      return security.seccompProfile;
    case 'writable root file system':
      return security.readOnlyRootFilesystem;
  }
}

/** A root file system to write to alone is no reason to worry. */
function matters(gap: SecurityGap): boolean {
  return gap !== 'writable root file system' && gap !== 'no seccomp profile';
}

const FIELD: Readonly<Record<SecurityGap, string>> = {
  'runs as root': 'runAsUser',
  'may run as root': 'runAsNonRoot',
  'may gain privileges': 'allowPrivilegeEscalation',
  'keeps capabilities': 'capabilities.drop',
  'no seccomp profile': 'seccompProfile.type',
  'writable root file system': 'readOnlyRootFilesystem',
};
