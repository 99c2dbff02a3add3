import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Audit } from '../../src/analysis/audit.ts';
import { auditOf } from '../../src/analysis/audit-of.ts';
import { apiGroup, isKindName, KINDS } from '../../src/model/kinds.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { EMPTY_BRIEF } from '../../src/report/brief/empty-brief.ts';
import { FORMATS, KINDS_OF_REPORT, SNAPSHOTS_OF } from '../../src/report/formats.ts';
import { pageOf } from '../../src/report/page-of.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import type { Finding } from '../../src/rules/finding.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { ROOT } from '../golden.ts';
import { fullKind } from './independent-count.ts';

/** Real captures, read where they lie; not part of the project. */
export const CORPUS = join(ROOT, '../shared/corpus');
export const hasCorpus = existsSync(CORPUS);

/** From a path to its audit, every rule run, every page written. */
export async function audited(path: string): Promise<Audit> {
  const { cluster, ledger } = await readSnapshot(path, { namespaces: null, capturedAt: null });
  return auditOf({ cluster, ledger, rules: RULES, version: '0.0.0' });
}

/** Every kind of report about one snapshot in every format. A page whose numbers contradict each other is thrown. */
export function pages(audit: Audit): readonly string[] {
  return KINDS_OF_REPORT.filter((kind) => SNAPSHOTS_OF[kind] !== 'two').flatMap((kind) =>
    FORMATS.map((format) => pageOf({ audit, brief: EMPTY_BRIEF, kind, format, minSeverity: null })),
  );
}

/** Rules that crashed, with their errors. */
export function crashes(audit: Audit): readonly string[] {
  return audit.rules
    .filter(({ outcome }) => outcome === 'crashed')
    .map(({ rule, error }) => `${rule}: ${error}`);
}

/** Findings, and those folded into them. */
export function withCovered(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => [finding, ...withCovered(finding.covered)]);
}

/** Objects by kind as the ledger counts them, in the words of the independent count. */
export function counted(ledger: Ledger): ReadonlyMap<string, number> {
  const builtIn = ledger.sources.flatMap(({ source, count }): (readonly [string, number])[] =>
    isKindName(source) && count > 0 ? [[KINDS[source].kind, count]] : [],
  );
  const custom = ledger.customKinds.map(
    ({ kind, apiVersion, count }) => [fullKind(kind, apiGroup(apiVersion)), count] as const,
  );
  const totals = new Map<string, number>();
  for (const [kind, count] of [...builtIn, ...custom]) totals.set(kind, (totals.get(kind) ?? 0) + count);
  return totals;
}

/** Objects by kind and namespace as the ledger counts them. */
export function countedInNamespaces({ sources }: Ledger): ReadonlyMap<string, number> {
  return new Map(
    sources.flatMap(({ source, namespaces }) =>
      isKindName(source)
        ? namespaces
            .filter(({ count }) => count > 0)
            .map(({ namespace, count }) => [`${KINDS[source].kind} ${namespace}`, count] as const)
        : [],
    ),
  );
}

/** Data files below a folder. */
export function dataFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .toSorted();
}
