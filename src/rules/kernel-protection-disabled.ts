import type { ContainerSecurity } from '../model/container.ts';
import type { PodSpec } from '../model/pod-spec.ts';
import { counted, someOf } from './amount-words.ts';
import { containerHits, hitWords, podWords, printCommand } from './container-hits.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

/** https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls */
const SAFE_SYSCTLS: ReadonlySet<string> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
const CONTAINER_TYPES: ReadonlySet<string> = new Set([
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

export default defineRule({
  id: 'kernel-protection-disabled',
  title: 'Protection between container and kernel is off',
  group: 'security',
  severity: 'medium',
  why: 'What the runtime hides from a container or forbids it by default is open here, so that a fault of the program reaches the kernel of the node more easily.',
  fix: 'Take the setting out of securityContext: the defaults of the runtime (seccomp and AppArmor RuntimeDefault, procMount Default) suit nearly every program.',
  peers: {
    Polaris: ['procMount'],
    'kube-linter': ['unsafe-proc-mount', 'unsafe-sysctls'],
    KubeBuddy: ['SEC016', 'SEC017', 'SEC019', 'SEC023'],
    marvin: ['M-106', 'M-107', 'M-108', 'M-109', 'M-110'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const sysctls = unsafeSysctls(workload.spec);
      const found = containerHits(workload, ({ security }) => {
        const off = switchedOff(security);
        return off.length === 0 ? null : off.map(({ words }) => words).join(', ');
      });
      if (found === null && sysctls.length === 0) continue;
      const settings = (found?.hits ?? []).flatMap(({ container, path }) =>
        switchedOff(container.security).map((one) => ({ ...one, path: `${path}.${one.path}` })),
      );
      const mild = sysctls.length === 0 && settings.every(({ strong }) => !strong);
      yield {
        subject: workload.owner,
        severity: workload.nodeAgent ? 'info' : mild ? 'low' : 'medium',
        facts: { sysctls: sysctls.slice(0, 20), containers: found?.facts ?? null, pods: workload.pods },
        evidence: [
          ...(sysctls.length === 0
            ? []
            : [field(workload.object, `${workload.root}.securityContext.sysctls`, sysctls.join(','))]),
          ...settings.slice(0, 3).map(({ path, value }) => field(workload.object, path, value)),
        ],
      };
    }
  },
  message({ sysctls, containers, pods }) {
    const own = containers === null ? [] : [hitWords(containers)];
    const kernel =
      sysctls.length === 0 ? [] : [`${counted(sysctls.length, 'unsafe sysctl')}: ${someOf(sysctls)}`];
    return [...kernel, ...own, ...(containers === null ? [podWords(pods)] : [])].join('; ');
  },
  commands: (_facts, subject) => printCommand(subject),
});

function unsafeSysctls({ sysctls }: PodSpec): readonly string[] {
  return sysctls.filter((name) => !SAFE_SYSCTLS.has(name.replaceAll('/', '.')));
}

interface Setting {
  readonly words: string;
  readonly path: string;
  readonly value: string;
  readonly strong: boolean;
}

function switchedOff(security: ContainerSecurity): readonly Setting[] {
  const { procMount, seccompProfile, appArmorProfile, seLinuxType } = security;
  const settings: Setting[] = [];
  const add = (strong: boolean, name: string, what: string, value: string) =>
    settings.push({ words: `${what} ${value}`, path: `securityContext.${name}`, value, strong });
  if (procMount === 'Unmasked') add(true, 'procMount', 'procMount', procMount);
  if (seLinuxType !== null && !CONTAINER_TYPES.has(seLinuxType))
    add(true, 'seLinuxOptions.type', 'SELinux', seLinuxType);
  if (seccompProfile === 'Unconfined') add(false, 'seccompProfile.type', 'seccomp', seccompProfile);
  if (appArmorProfile === 'Unconfined') add(false, 'appArmorProfile.type', 'AppArmor', appArmorProfile);
  return settings;
}
