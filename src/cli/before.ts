import type { Audit } from '../analysis/audit.ts';
import type { Dossier } from '../report/dossier.ts';
import { type Format, KINDS_OF_REPORT, type ReportKind, SNAPSHOTS_OF } from '../report/formats.ts';
import { UserError } from '../user-error.ts';
import { allRules, findConfiguration } from './configuration.ts';
import { type LoadOptions, loadAudit } from './load.ts';

export interface BeforeOptions extends LoadOptions {
  readonly before?: string | undefined;
  readonly anyCluster?: boolean | undefined;
}

export interface LoadedReport {
  readonly audit: Audit;
  readonly before: Dossier['before'];
}

/** Throws a `UserError` where a kind of page and the number of snapshots do not go together. */
export function checkBefore(kind: ReportKind, output: Format, before: string | null): void {
  const wanted = SNAPSHOTS_OF[kind];
  if (before === null && wanted === 'two')
    throw new UserError(`--kind ${kind} is about two snapshots; name the earlier one with --before SNAPSHOT`);
  if (before === null || (wanted !== 'one' && (output === 'md' || output === 'html'))) return;
  const kinds = KINDS_OF_REPORT.filter((name) => SNAPSHOTS_OF[name] !== 'one');
  throw new UserError(
    `--before has no use here: ${output === 'md' || output === 'html' ? `--kind ${kind}` : `-o ${output}`} is about one snapshot; leave it out, ask for a page that compares (--kind ${kinds.join(', ')}), or run "kube-dossier compare"`,
  );
}

/** The audit of a snapshot, and what changed since the one that `--before` names. */
export async function loadWithBefore(snapshot: string, options: BeforeOptions): Promise<LoadedReport> {
  const { before: path, anyCluster = false, capturedAt, ...shared } = options;
  if (path === undefined) return { audit: await loadAudit(snapshot, options), before: null };
  if (path === '-' && snapshot === '-')
    throw new UserError('standard input can be read once; name a file or directory for one of the two');
  const [{ loadPortrait }, { comparisonOf }] = await Promise.all([
    import('./load-portrait.ts'),
    import('./comparison-of.ts'),
  ]);
  const before = await loadPortrait(path, shared);
  const after = await loadPortrait(snapshot, { ...shared, capturedAt });
  const comparison = comparisonOf(
    { path, portrait: before },
    { path: snapshot, portrait: after },
    anyCluster,
    allRules(await findConfiguration(options.config)),
  );
  return { audit: after.audit, before: { audit: before.audit, comparison } };
}
