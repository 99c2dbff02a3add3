import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Audit } from '../../src/analysis/audit.ts';
import { auditOf } from '../../src/analysis/audit-of.ts';
import type { Cluster } from '../../src/model/cluster.ts';
import type { SourceName } from '../../src/model/kinds.ts';
import type { LedgerFile, LedgerSource } from '../../src/model/ledger.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { write } from '../cli/shop.ts';

export interface Damaged {
  readonly cluster: Cluster;
  readonly audit: Audit;
  file(path: string): LedgerFile;
  source(name: SourceName): LedgerSource;
  /** What the ledger says of a file, a line a problem: `warning: ...`. */
  said(path: string): string;
  /** The rules that fired, with their subjects: `node-not-ready Node/pi-worker`. */
  readonly findings: readonly string[];
  /** `found`, `clear`, `not evaluated` or `crashed`. */
  outcome(rule: string): string;
}

/** Reads and audits the files as a snapshot in a folder of its own, as the program does. */
export async function damaged(files: Readonly<Record<string, string | Uint8Array>>): Promise<Damaged> {
  const { cluster, ledger } = await readSnapshot(inFolder(files), { namespaces: null, capturedAt: null });
  const audit = auditOf({ cluster, ledger, rules: RULES, version: '0.0.0' });
  const file = (path: string) =>
    found(
      ledger.files.find((row) => row.path === path),
      path,
    );
  return {
    cluster,
    audit,
    file,
    source: (name) =>
      found(
        ledger.sources.find((row) => row.source === name),
        name,
      ),
    said: (path) =>
      file(path)
        .problems.map(({ level, message }) => `${level}: ${message}`)
        .join('\n'),
    findings: audit.findings.map(({ fingerprint }) => fingerprint),
    outcome: (rule) =>
      found(
        audit.rules.find((row) => row.rule === rule),
        rule,
      ).outcome,
  };
}

/** The files in a folder that is gone when the test ends. */
export function inFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-damage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return write(join(folder, 'capture'), files);
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`no ${name}`);
  return value;
}
