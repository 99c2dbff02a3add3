import type { Container } from '../model/container.ts';

/** What a container's security context leaves open, the most serious first. */
export const GAPS = [
  'runs as root',
  'may run as root',
  'may gain privileges',
  'keeps capabilities',
  'no seccomp profile',
  'writable root file system',
] as const;

export type SecurityGap = (typeof GAPS)[number];

/**
 * Whether it is root by its image nobody can say without the image: without `runAsNonRoot` or a user it may be. What
 * restricts a pod besides, such as a seccomp default of the kubelet, is not in its spec.
 */
export function securityGaps({ security }: Container): readonly SecurityGap[] {
  const { privileged, runAsUser, runAsNonRoot, allowPrivilegeEscalation, droppedCapabilities } = security;
  const asRoot = runAsUser === 0;
  const maybeRoot = runAsUser === null && runAsNonRoot !== true;
  const open: Readonly<Record<SecurityGap, boolean>> = {
    'runs as root': asRoot,
    'may run as root': maybeRoot,
    'may gain privileges': allowPrivilegeEscalation !== false,
    'keeps capabilities': !droppedCapabilities.some((name) => /^(?:ALL|(?:CAP_)?NET_RAW)$/i.test(name)),
    'no seccomp profile': privileged !== true && security.seccompProfile === null,
    'writable root file system': security.readOnlyRootFilesystem !== true,
  };
  return GAPS.filter((gap) => open[gap]);
}
