import type { Audit } from '../../analysis/audit.ts';
import { UserError } from '../../user-error.ts';
import { closest } from './closest.ts';
import type { ParsedBrief } from './parse.ts';

/** What a key of the brief must name in the snapshot. */
interface Referring {
  readonly key: 'namespaces' | 'nodes' | 'claims' | 'workloads' | 'storage';
  readonly what: string;
  /** `null`: not captured, so nobody can say it dangles. */
  readonly names: (audit: Audit) => readonly string[] | null;
}

const REFERRING: readonly Referring[] = [
  { key: 'namespaces', what: 'namespace', names: ({ scope }) => scope.namespaces },
  { key: 'nodes', what: 'node', names: ({ inventory }) => captured(inventory.nodes, ({ name }) => name) },
  {
    key: 'claims',
    what: 'claim',
    names: ({ inventory }) => captured(inventory.claims, ({ namespace, name }) => `${namespace}/${name}`),
  },
  {
    key: 'workloads',
    what: 'workload',
    names: ({ inventory }) => captured(inventory.workloads, ({ ref }) => `${ref.namespace}/${ref.name}`),
  },
  {
    key: 'storage',
    what: 'StorageClass',
    names: ({ inventory }) => captured(inventory.storageClasses, ({ name }) => name),
  },
];

/** Throws a `UserError` at the first key that names something the snapshot shows not to exist. */
export function checkBrief({ brief, position }: ParsedBrief, audit: Audit): void {
  for (const { key, what, names } of REFERRING) {
    const known = names(audit);
    const dangling =
      known === null ? undefined : Object.keys(brief[key]).find((name) => !known.includes(name));
    if (known === null || dangling === undefined) continue;
    const meant = closest(dangling, known);
    throw new UserError(
      `${position([key, dangling])}: ${key}: the snapshot has no ${what} ${dangling}${meant === null ? '' : `; did you mean ${meant}?`}`,
    );
  }
}

function captured<T>(rows: readonly T[], name: (row: T) => string): readonly string[] | null {
  return rows.length === 0 ? null : rows.map(name);
}
