import type { Audit } from '../analysis/audit.ts';
import { auditOf } from '../analysis/audit-of.ts';
import type { Instant } from '../model/instant.ts';
import { RULES } from '../rules/catalogue.ts';
import type { ArchiveLimits } from '../snapshot/open/limits.ts';
import { readSnapshot, type Snapshot } from '../snapshot/read-snapshot.ts';
import { VERSION } from '../version.ts';
import { findConfiguration } from './configuration.ts';
import { progressLine } from './progress-line.ts';
import { threadProgram } from './thread-program.ts';

export interface LoadOptions {
  readonly namespace?: readonly string[] | undefined;
  readonly capturedAt?: Instant | undefined;
  readonly archiveLimit?: Partial<ArchiveLimits> | undefined;
  readonly quiet?: boolean | undefined;
  readonly cluster?: string | undefined;
  /** `--config` */
  readonly config?: string | undefined;
}

/** Reads a snapshot as the command line asks for it, and tells a terminal how far it has come. */
export async function load(path: string, options: LoadOptions): Promise<Snapshot> {
  const line = progressLine(process.stderr, () => process.uptime() * 1000);
  try {
    return await readSnapshot(path, {
      namespaces: options.namespace ?? null,
      capturedAt: options.capturedAt ?? null,
      cluster: options.cluster ?? null,
      archiveLimits: options.archiveLimit,
      onProgress: options.quiet ? null : line.show,
      program: threadProgram(),
    });
  } finally {
    line.erase();
  }
}

/** From a path on the command line to what is there, and its audit. */
export async function loadAudited(
  path: string,
  options: LoadOptions,
): Promise<Snapshot & { readonly audit: Audit }> {
  const configuration = await findConfiguration(options.config);
  const { cluster, ledger } = await load(path, options);
  const audit = auditOf({ cluster, ledger, rules: RULES, configuration, version: VERSION });
  return { cluster, ledger, audit };
}

/** The audit alone: the cluster is let go. */
export async function loadAudit(path: string, options: LoadOptions): Promise<Audit> {
  return (await loadAudited(path, options)).audit;
}
