import type { ContainerLog } from './log.ts';
import type { Pod } from './pod.ts';

/** The container a log may belong to, as one reading of a file name has it. */
export interface LogOwner {
  readonly namespace: string | null;
  readonly pod: string;
  readonly container: string | null;
}

/**
 * Gives each log the first reading of its name that a captured pod bears out. A reading without namespace takes that of
 * the one pod of its name. Where no pod decides, the likeliest reading stays.
 */
export function ownedLogs(
  logs: readonly { readonly log: ContainerLog; readonly owners: readonly LogOwner[] }[],
  pods: readonly Pod[],
): readonly ContainerLog[] {
  if (logs.length === 0) return [];
  const namespaces = new Map<string, string[]>();
  for (const { meta } of pods) {
    const known = namespaces.get(meta.name);
    if (known === undefined) namespaces.set(meta.name, [meta.namespace ?? '']);
    else known.push(meta.namespace ?? '');
  }
  return logs.map(({ log, owners }) => {
    for (const owner of owners) {
      const homes = namespaces.get(owner.pod) ?? [];
      const namespace = owner.namespace ?? (homes.length === 1 ? (homes[0] ?? null) : null);
      if (namespace !== null && homes.includes(namespace)) return { ...log, ...owner, namespace };
    }
    return log;
  });
}
