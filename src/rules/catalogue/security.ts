import bindingWithoutRole from '../binding-without-role.ts';
import bindingWithoutServiceAccount from '../binding-without-service-account.ts';
import clusterAdminBound from '../cluster-admin-bound.ts';
import containerWithoutProbes from '../container-without-probes.ts';
import cpuNearLimit from '../cpu-near-limit.ts';
import dangerousCapabilityAdded from '../dangerous-capability-added.ts';
import dangerousRightsGranted from '../dangerous-rights-granted.ts';
import defaultServiceAccountToken from '../default-service-account-token.ts';
import defaultServiceAccountWithRights from '../default-service-account-with-rights.ts';
import dockerInDocker from '../docker-in-docker.ts';
import duplicateContainerPort from '../duplicate-container-port.ts';
import duplicateEnvironmentVariable from '../duplicate-environment-variable.ts';
import endOfLifeImage from '../end-of-life-image.ts';
import foreignServiceAccountBound from '../foreign-service-account-bound.ts';
import hostNamespaceShared from '../host-namespace-shared.ts';
import hostPathMounted from '../host-path-mounted.ts';
import hostPortUsed from '../host-port-used.ts';
import identicalProbes from '../identical-probes.ts';
import kernelProtectionDisabled from '../kernel-protection-disabled.ts';
import longLivedProjectedToken from '../long-lived-projected-token.ts';
import longLivedTokenSecret from '../long-lived-token-secret.ts';
import memoryNearLimit from '../memory-near-limit.ts';
import mutableTagNotPulled from '../mutable-tag-not-pulled.ts';
import privilegedContainer from '../privileged-container.ts';
import probePortMissing from '../probe-port-missing.ts';
import processNamespaceShared from '../process-namespace-shared.ts';
import rightsForEverybody from '../rights-for-everybody.ts';
import type { Rule } from '../rule.ts';
import runtimeSocketMounted from '../runtime-socket-mounted.ts';
import sensitiveHostPathMounted from '../sensitive-host-path-mounted.ts';
import sshServerInPod from '../ssh-server-in-pod.ts';
import sudoInCommand from '../sudo-in-command.ts';
import unusedRole from '../unused-role.ts';
import unusedServiceAccount from '../unused-service-account.ts';
import weakSecurityContext from '../weak-security-context.ts';
import wildcardRightsGranted from '../wildcard-rights-granted.ts';
import workloadWithTakeoverRights from '../workload-with-takeover-rights.ts';

/** What containers, pods, roles and tokens leave open. A rule stands before those it covers. */
export const SECURITY_RULES: readonly Rule[] = [
  dockerInDocker,
  privilegedContainer,
  runtimeSocketMounted,
  sensitiveHostPathMounted,
  hostNamespaceShared,
  dangerousCapabilityAdded,
  rightsForEverybody,
  clusterAdminBound,
  wildcardRightsGranted,
  dangerousRightsGranted,
  workloadWithTakeoverRights,
  defaultServiceAccountWithRights,
  kernelProtectionDisabled,
  endOfLifeImage,
  sshServerInPod,
  sudoInCommand,
  probePortMissing,
  memoryNearLimit,
  bindingWithoutRole,
  cpuNearLimit,
  hostPortUsed,
  hostPathMounted,
  longLivedTokenSecret,
  longLivedProjectedToken,
  weakSecurityContext,
  defaultServiceAccountToken,
  foreignServiceAccountBound,
  processNamespaceShared,
  containerWithoutProbes,
  identicalProbes,
  duplicateContainerPort,
  duplicateEnvironmentVariable,
  mutableTagNotPulled,
  bindingWithoutServiceAccount,
  unusedRole,
  unusedServiceAccount,
];
