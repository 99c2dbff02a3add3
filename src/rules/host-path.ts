import type { VolumeMount } from '../model/container.ts';
import { groupBy } from '../model/grouping.ts';
import { field } from './field-evidence.ts';
import type { Evidence } from './finding.ts';
import type { WorkloadSpec } from './workload-spec.ts';

/** A directory or file of the node that containers of a workload mount. */
export interface HostPath {
  readonly volume: string;
  readonly path: string;
  /** Some container may write to it. */
  readonly writable: boolean;
  /** `socket`: of a container runtime. `sensitive`: whoever writes there has the node, or reads its secrets. */
  readonly kind: 'socket' | 'sensitive' | 'other';
  /** What is mounted below it inside the container is mounted on the node, too. */
  readonly bidirectional: boolean;
  readonly containers: readonly string[];
}

/** By volume name; a volume that nothing mounts is left out. */
export function hostPaths(workload: WorkloadSpec): readonly HostPath[] {
  const volumes = workload.spec.volumes.filter(({ path }) => path !== null);
  if (volumes.length === 0) return [];
  const mounts = groupBy(
    workload.containers.flatMap(({ container }) =>
      container.mounts.map((mount) => ({ container: container.name, mount })),
    ),
    ({ mount }) => mount.volume,
  );
  return volumes.flatMap(({ name, path }) => {
    const own = mounts.get(name) ?? [];
    return path === null || own.length === 0
      ? []
      : [
          {
            volume: name,
            path: plainPath(path),
            writable: own.some(({ mount }) => !mount.readOnly),
            kind: kindOf(plainPath(path)),
            bidirectional: own.some(({ mount }) => isBidirectional(mount)),
            containers: [...new Set(own.map(({ container }) => container))],
          },
        ];
  });
}

export function isBidirectional({ propagation }: VolumeMount): boolean {
  return propagation === 'Bidirectional';
}

export function hostPathEvidence(
  { object, root }: WorkloadSpec,
  paths: readonly HostPath[],
): readonly Evidence[] {
  return paths.slice(0, 3).map(({ path }) => field(object, `${root}.volumes[*].hostPath.path`, path));
}

/** `/etc (writable)` */
export function hostPathWords({ path, writable }: Pick<HostPath, 'path' | 'writable'>): string {
  return `${path} (${writable ? 'writable' : 'read-only'})`;
}

/** `/var/run` is a link to `/run` on every node of these days. */
function plainPath(path: string): string {
  const plain = path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  return /^\/var\/run(?=\/|$)/.test(plain) ? plain.slice('/var'.length) : plain;
}

function kindOf(path: string): HostPath['kind'] {
  if (SOCKET.test(path)) return 'socket';
  return WHOLE.has(path) || BELOW.test(path) ? 'sensitive' : 'other';
}

const SOCKET =
  /\/(?:docker|containerd|crio|cri-dockerd|dockershim|podman|buildkitd)\.sock$|^\/run\/(?:containerd|crio|podman|k3s\/containerd)$/;

/** Only as a whole: a single device, certificate store or time zone below is harmless. */
const WHOLE: ReadonlySet<string> = new Set([
  '/',
  '/bin',
  '/dev',
  '/etc',
  '/home',
  '/lib',
  '/lib64',
  '/run',
  '/sbin',
  '/sys',
  '/usr',
  '/usr/bin',
  '/usr/local/bin',
  '/usr/sbin',
  '/var',
  '/var/lib',
  '/var/log',
]);

const BELOW =
  /^\/(?:boot|proc|root|etc\/(?:kubernetes|cni|ssh|cron[^/]*|sudoers[^/]*|shadow|passwd|systemd|rancher)|opt\/cni|sys\/kernel|var\/lib\/(?:kubelet|docker|containerd|containers|crio|etcd|rancher|k0s|cni))(?:\/|$)/;
