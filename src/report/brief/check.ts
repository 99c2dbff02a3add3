import type { Audit } from '../../analysis/audit.ts';
import type { CaptureState } from '../../model/captured.ts';
import type { SourceName } from '../../model/kinds.ts';
import type { LedgerSource } from '../../model/ledger.ts';
import { UserError } from '../../user-error.ts';
import { closest } from './closest.ts';
import type { ParsedBrief } from './parse.ts';

/** What a key of the brief must name in the snapshot. */
interface Referring {
  readonly key: 'namespaces' | 'nodes' | 'claims' | 'workloads' | 'storage';
  readonly what: string;
  /** All of these must have been captured whole, or nobody can say that a name dangles. */
  readonly sources: readonly SourceName[];
  readonly names: (audit: Audit) => readonly string[];
}

const REFERRING: readonly Referring[] = [
  { key: 'namespaces', what: 'namespace', sources: ['namespaces'], names: ({ scope }) => scope.namespaces },
  {
    key: 'nodes',
    what: 'node',
    sources: ['nodes'],
    names: ({ inventory }) => inventory.nodes.map(({ name }) => name),
  },
  {
    key: 'claims',
    what: 'claim',
    sources: ['persistentVolumeClaims'],
    names: ({ inventory }) => inventory.claims.map(({ namespace, name }) => `${namespace}/${name}`),
  },
  {
    key: 'workloads',
    what: 'workload',
    sources: ['deployments', 'statefulSets', 'daemonSets', 'jobs', 'cronJobs', 'pods'],
    names: ({ inventory }) => inventory.workloads.map(({ ref }) => `${ref.namespace}/${ref.name}`),
  },
  {
    key: 'storage',
    what: 'StorageClass',
    sources: ['storageClasses'],
    names: ({ inventory }) => inventory.storageClasses.map(({ name }) => name),
  },
];

/**
 * Throws a `UserError` at the first key that names something the snapshot shows not to exist.
 * `asked`: the only namespaces that were read of it; `null`: all. Nothing is said of the others.
 */
export function checkBrief(
  { brief, position }: ParsedBrief,
  audit: Audit,
  asked: readonly string[] | null = null,
): void {
  for (const { key, what, sources, names } of REFERRING) {
    const known = new Set(names(audit));
    const dangling = Object.keys(brief[key]).find((name) => {
      const namespace = namespaceOf(key, name);
      const wasRead = asked === null || namespace === null || asked.includes(namespace);
      return (
        wasRead &&
        !known.has(name) &&
        sources.every((source) => isWhole(audit, source, key === 'namespaces' ? null : namespace))
      );
    });
    if (dangling === undefined) continue;
    const meant = closest(dangling, [...known]);
    throw new UserError(
      `${position([key, dangling])}: ${key}: the snapshot has no ${what} ${dangling}${meant === null ? '' : `; did you mean ${meant}?`}`,
    );
  }
}

/** The namespace a key speaks of; `null` where it names what has none. */
function namespaceOf(key: Referring['key'], name: string): string | null {
  if (key === 'namespaces') return name;
  return key === 'claims' || key === 'workloads' ? (name.split('/')[0] ?? null) : null;
}

/** Where the namespace itself is shown not to exist, nothing in it does. */
function isWhole(audit: Audit, source: SourceName, namespace: string | null): boolean {
  const row = rowOf(audit, source);
  if (namespace === null) return row !== undefined && isComplete(row.state);
  const there = row?.namespaces.find((each) => each.namespace === namespace);
  if (there !== undefined) return isComplete(there.state);
  return isWhole(audit, 'namespaces', null) && !audit.scope.namespaces.includes(namespace);
}

function rowOf({ ledger }: Audit, source: SourceName): LedgerSource | undefined {
  return ledger.sources.find((each) => each.source === source);
}

function isComplete(state: CaptureState): boolean {
  return state === 'captured' || state === 'empty';
}
