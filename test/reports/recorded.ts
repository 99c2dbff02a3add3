import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Audit } from '../../src/analysis/audit.ts';
import { auditOf } from '../../src/analysis/audit-of.ts';
import { checkBrief } from '../../src/report/brief/check.ts';
import { EMPTY_BRIEF } from '../../src/report/brief/empty-brief.ts';
import { parseBrief } from '../../src/report/brief/parse.ts';
import type { ReportKind } from '../../src/report/formats.ts';
import { pageOf } from '../../src/report/page-of.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { VERSION } from '../../src/version.ts';
import { ROOT } from '../golden.ts';
import { PROGRAM } from '../program.ts';

const SNAPSHOTS = join(ROOT, 'snapshots');
const BESIDE = new Set(['brief.yaml', 'expected.yaml']);

/** Names of the recorded clusters: directories that hold more than what somebody wrote about them. */
export function recordedSnapshots(): readonly string[] {
  return readdirSync(SNAPSHOTS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => readdirSync(join(SNAPSHOTS, name)).some((file) => !BESIDE.has(file)))
    .toSorted();
}

export function snapshotPath(name: string): string {
  return join(SNAPSHOTS, name);
}

export async function recordedAudit(path: string): Promise<Audit> {
  const { cluster, ledger } = await readSnapshot(path, { namespaces: null, capturedAt: null });
  return auditOf({ cluster, ledger, rules: RULES, version: VERSION });
}

/** One page in Markdown, with the snapshot's own brief. */
export async function recordedPage(path: string, kind: ReportKind): Promise<string> {
  const audit = await recordedAudit(path);
  const file = join(path, 'brief.yaml');
  if (!existsSync(file)) return pageOf({ audit, brief: EMPTY_BRIEF, kind, format: 'md', minSeverity: null });
  const parsed = parseBrief(basename(file), readFileSync(file, 'utf8'));
  checkBrief(parsed, audit, null);
  return pageOf({ audit, brief: parsed.brief, kind, format: 'md', minSeverity: null });
}

/** The same page by the built program, in another environment. */
export function printedPage(path: string, kind: ReportKind, env: Readonly<Record<string, string>>): string {
  const args = [PROGRAM, 'report', path, '--kind', kind, '--output-file', '-', '--quiet'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`exit code ${status}: ${stderr}`);
  return stdout;
}
