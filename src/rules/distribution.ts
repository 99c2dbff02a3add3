import { parseKubernetesVersion } from '../model/kubernetes-version.ts';
import type { Node } from '../model/node.ts';
import { shellWord } from './command.ts';

/** How the services of a node are called and reached; depends on the distribution, which the kubelet's version names. */
export interface NodeServices {
  /** The systemd unit the kubelet runs in: `k3s-agent`, `rke2-server`, `kubelet`. */
  readonly kubelet: string;
  /** The systemd unit of the container runtime; the kubelet's own where the distribution embeds it. */
  readonly runtime: string;
  /** How to call crictl there. */
  readonly crictl: string;
  /** What to log in to; `null` where a node is replaced rather than logged in to, or has no address to trust. */
  readonly login: string | null;
}

/**
 * k3s, RKE2 and k0s run kubelet and containerd inside one unit, with another name on servers than on agents.
 * https://docs.k3s.io/quick-start, https://docs.rke2.io/install/quickstart, https://docs.k0sproject.io/stable/install/
 */
export function nodeServices(node: Node): NodeServices {
  const distribution = parseKubernetesVersion(node.info.kubeletVersion)?.distribution ?? null;
  const server = isControlPlane(node);
  const login = distribution === 'eks' || distribution === 'gke' ? null : loginTo(node);
  switch (distribution) {
    case 'k3s':
      return embedded(server ? 'k3s' : 'k3s-agent', 'k3s crictl', login);
    case 'rke2':
      return embedded(server ? 'rke2-server' : 'rke2-agent', 'crictl', login);
    case 'k0s':
      return embedded(server ? 'k0scontroller' : 'k0sworker', 'crictl', login);
    default:
      return { kubelet: 'kubelet', runtime: runtimeUnit(node), crictl: 'crictl', login };
  }
}

/** Has one of the roles distributions label control-plane nodes with; managed control planes have no node at all. */
export function isControlPlane(node: Node): boolean {
  return node.roles.some((role) => CONTROL_PLANE_ROLES.has(role));
}

/** A command line on the node; nothing where nobody can log in. */
export function onNode(
  services: Pick<NodeServices, 'login'>,
  ...words: readonly string[]
): readonly string[] {
  if (services.login === null) return [];
  return [`ssh ${shellWord(services.login)} sudo ${words.map(shellWord).join(' ')}`];
}

const CONTROL_PLANE_ROLES: ReadonlySet<string> = new Set(['control-plane', 'master', 'controlplane']);

function embedded(unit: string, crictl: string, login: string | null): NodeServices {
  return { kubelet: unit, runtime: unit, crictl, login };
}

function runtimeUnit(node: Node): string {
  const name = node.info.containerRuntimeVersion?.split(':')[0];
  return name === 'cri-o' ? 'crio' : name === 'docker' ? 'docker' : 'containerd';
}

/** Addresses are cluster data: only what can be nothing but an address goes onto a command line. */
function loginTo(node: Node): string | null {
  const candidates = [
    ...node.addresses.filter((entry) => entry.type === 'InternalIP').map((entry) => entry.address),
    node.meta.name,
  ];
  return candidates.find((text) => /^[0-9A-Za-z][0-9A-Za-z.:-]{0,252}$/.test(text)) ?? null;
}
