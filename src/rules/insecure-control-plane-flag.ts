import type { ControlPlaneFlags } from '../model/control-plane-flags.ts';
import { groupBy } from '../model/grouping.ts';
import { reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { counted } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { FLAG_RULES, type FlagRule } from './knowledge/control-plane-flag-rules.ts';
import { defineRule } from './rule.ts';
import { compareSeverity } from './severity.ts';

export default defineRule({
  id: 'insecure-control-plane-flag',
  title: 'Control plane is started with insecure settings',
  group: 'security',
  severity: 'low',
  why: 'The flags decide who is let in, what is written to the audit log and whether Secrets lie in etcd in plain text. Benchmarks such as the one of the CIS ask for them by name.',
  fix: 'Change the flag in the manifest of the static pod (/etc/kubernetes/manifests with kubeadm; better in its ClusterConfiguration), one node after the other.',
  peers: {
    Kubescape: [
      'C-0005',
      'C-0066',
      'C-0067',
      'C-0088',
      'C-0114',
      'C-0116',
      'C-0117',
      'C-0118',
      'C-0119',
      'C-0120',
      'C-0122',
      'C-0125',
      'C-0126',
      'C-0127',
      'C-0129',
      'C-0130',
      'C-0135',
      'C-0139',
      'C-0141',
      'C-0145',
      'C-0146',
      'C-0147',
      'C-0148',
      'C-0151',
      'C-0153',
      'C-0154',
      'C-0155',
      'C-0157',
      'C-0158',
    ],
  },
  needs: ['pods'],
  *check({ links }) {
    const programs = links.podsIn('kube-system').flatMap(programOf);
    const broken = [...groupBy(programs, ({ plane }) => plane.program)].flatMap(([program, own]) =>
      FLAG_RULES[program].flatMap((rule) => {
        const wrong = own.filter(({ plane }) => rule.isWrong(plane.flags[rule.flag] ?? null, plane.flags));
        return wrong.length === 0 ? [] : [{ program, rule, wrong }];
      }),
    );
    const worst = broken.map(({ rule }) => rule.severity).toSorted(compareSeverity)[0];
    if (worst === undefined) return;
    const sorted = broken.toSorted((a, b) => compareSeverity(a.rule.severity, b.rule.severity));
    yield {
      subject: CLUSTER,
      severity: worst,
      facts: {
        flags: sorted.map(({ program, rule, wrong }) => ({
          program,
          flag: rule.flag,
          value: wrong[0]?.plane.flags[rule.flag] ?? null,
          wanted: rule.wanted,
          pods: wrong.length,
        })),
      },
      evidence: sorted
        .slice(0, 5)
        .flatMap(({ rule, wrong }) =>
          wrong.slice(0, 1).map(({ pod, plane, path }) => field(pod, path, flagText(rule, plane))),
        ),
      related: [...new Set(broken.flatMap(({ wrong }) => wrong.map(({ pod }) => pod)))].map(reference),
    };
  },
  message({ flags }) {
    const shown = flags
      .slice(0, 4)
      .map(
        ({ program, flag, value, wanted }) =>
          `${program} --${flag} ${value === null ? 'not set' : `is ${value}`} (${wanted})`,
      );
    const rest = flags.length - shown.length;
    return `${shown.join('; ')}${rest > 0 ? `; and ${counted(rest, 'flag')} more` : ''}`;
  },
  commands() {
    return [kubectl('get', 'pods', '-n', 'kube-system', '-l', 'tier=control-plane', '-o', 'yaml')];
  },
});

interface Program {
  readonly pod: Pod;
  readonly plane: ControlPlaneFlags;
  readonly path: string;
}

/** Static pods of kube-system only: elsewhere such a container is somebody's test, or a cluster within the cluster. */
function programOf(pod: Pod): readonly Program[] {
  if (pod.meta.annotations['kubernetes.io/config.mirror'] === undefined) return [];
  return pod.spec.containers.flatMap(({ controlPlane }, index) =>
    controlPlane === undefined
      ? []
      : [{ pod, plane: controlPlane, path: `spec.containers[${index}].command` }],
  );
}

function flagText({ flag }: FlagRule, { flags }: ControlPlaneFlags): string {
  const value = flags[flag];
  return value === undefined ? `no --${flag}` : `--${flag}=${value}`;
}
