import type { ServiceAccount } from '../model/access.ts';
import type { WorkloadSpec } from './workload-spec.ts';

/**
 * Whether its containers find a token: of a pod by what is mounted, which admission decides; of a template by what the
 * template says, then the ServiceAccount, then the default. `account` is `null` where it was not captured.
 */
export function mountsToken({ object, spec }: WorkloadSpec, account: ServiceAccount | null): boolean {
  if (object.meta.kind === 'Pod')
    return spec.containers.some(({ mounts }) => mounts.some(({ path }) => path === TOKEN_PATH));
  return spec.automountServiceAccountToken ?? account?.automountServiceAccountToken ?? account !== null;
}

const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
