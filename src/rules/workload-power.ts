import type { Objects } from '../model/cluster.ts';
import { objectKey } from '../model/object.ts';
import { type Grant, grants, grantsByServiceAccount } from './access-grant.ts';
import { allowsEverything, dangerousRights } from './dangerous-rights.ts';
import { hostPaths } from './host-path.ts';
import type { WorkloadSpec } from './workload-spec.ts';

type AccessView = Pick<Objects, 'roles' | 'clusterRoles' | 'roleBindings' | 'clusterRoleBindings'>;

/** Says of a workload which rights its token holds by which it could take the cluster over; `[]` for none. */
export function takeoverRights(view: AccessView): (workload: WorkloadSpec) => readonly string[] {
  const byAccount = grantsByServiceAccount(grants(view));
  return ({ owner, spec }) => {
    const name = spec.serviceAccountName ?? 'default';
    const key = objectKey({ kind: 'ServiceAccount', namespace: owner.namespace, name });
    const wide = (byAccount.get(key) ?? []).filter(({ namespace }) => namespace === null);
    if (wide.some(isEverything)) return ['do everything'];
    const rights = wide.flatMap(({ role }) => dangerousRights(role)).filter(({ takeover }) => takeover);
    return [...new Set(rights.map(({ words }) => words))];
  };
}

function isEverything({ role }: Grant): boolean {
  return allowsEverything(role);
}

/** By what a program of the workload could get out onto its node; `[]` for nothing. */
export function waysOut(workload: WorkloadSpec): readonly string[] {
  const { spec } = workload;
  const paths = hostPaths(workload);
  return [
    ...(workload.containers.some(({ container, init }) => container.security.privileged === true && !init)
      ? ['a privileged container']
      : []),
    ...(paths.some(({ kind }) => kind === 'socket') ? ['the socket of the container runtime'] : []),
    ...(paths.some(({ kind, writable }) => kind === 'sensitive' && writable)
      ? ['system directories of the node']
      : []),
    ...(spec.hostPID ? ['the processes of the node'] : []),
  ];
}
