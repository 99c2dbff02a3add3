import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Audit } from '../../src/analysis/audit.ts';
import { auditOf } from '../../src/analysis/audit-of.ts';
import { compare } from '../../src/analysis/comparison/compare.ts';
import type { Side } from '../../src/analysis/comparison/portrait.ts';
import { checkBrief } from '../../src/report/brief/check.ts';
import { EMPTY_BRIEF } from '../../src/report/brief/empty-brief.ts';
import { judged } from '../../src/report/brief/judged.ts';
import { parseBrief } from '../../src/report/brief/parse.ts';
import type { Dossier } from '../../src/report/dossier.ts';
import type { ReportKind } from '../../src/report/formats.ts';
import { pageOf } from '../../src/report/page-of.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { VERSION } from '../../src/version.ts';
import { ROOT } from '../golden.ts';
import { PROGRAM } from '../program.ts';
import { judgingTools } from '../report/brief/judging-tools.ts';

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
  return (await recordedSide(path)).audit;
}

async function recordedSide(path: string): Promise<Side> {
  const { cluster, ledger } = await readSnapshot(path, { namespaces: null, capturedAt: null });
  return { cluster, audit: auditOf({ cluster, ledger, rules: RULES, version: VERSION }) };
}

/** A page that is committed in `reports/`. */
export interface Recorded {
  /** Name of the snapshot, and of the folder in `reports/`. */
  readonly snapshot: string;
  readonly kind: ReportKind;
  /** Name of the earlier snapshot, of kinds about two. */
  readonly before: string | null;
}

/** Each reference kind about the cluster it was made for, and what a capture of almost nothing gives. */
export const RECORDED: readonly Recorded[] = [
  { snapshot: 'kilo-guardian-after', kind: 'completion', before: 'kilo-guardian-before' },
  { snapshot: 'kilo-guardian-before', kind: 'namespace', before: null },
  { snapshot: 'pods-only', kind: 'infrastructure', before: null },
  { snapshot: 'pods-only', kind: 'summary', before: null },
  { snapshot: 'raspberry-pi', kind: 'infrastructure', before: null },
  { snapshot: 'raspberry-pi', kind: 'summary', before: null },
  { snapshot: 'tethys-styx', kind: 'architecture', before: null },
  { snapshot: 'twisterlab-after', kind: 'final', before: 'twisterlab-before' },
  { snapshot: 'twisterlab-before', kind: 'summary', before: null },
];

/** One page in Markdown, with the snapshot's own brief; the snapshots may be copies. */
export async function recordedPage(
  path: string,
  kind: ReportKind,
  beforePath: string | null = null,
): Promise<string> {
  const side = await recordedSide(path);
  const { audit } = side;
  const earlier = beforePath === null ? null : await recordedSide(beforePath);
  const before =
    earlier === null ? null : { audit: earlier.audit, comparison: compare(earlier, side, { rules: RULES }) };
  const stated = briefOf(path, audit, before?.audit ?? null);
  return pageOf({ audit, ...stated, before, kind, format: 'md', minSeverity: null });
}

function briefOf(path: string, audit: Audit, before: Audit | null): Pick<Dossier, 'brief' | 'judged'> {
  const file = join(path, 'brief.yaml');
  if (!existsSync(file)) return { brief: EMPTY_BRIEF, judged: judged(EMPTY_BRIEF, audit) };
  const parsed = parseBrief(basename(file), readFileSync(file, 'utf8'));
  checkBrief(parsed, audit, null, before);
  return { brief: parsed.brief, judged: judged(parsed.brief, audit, judgingTools(parsed, audit, before)) };
}

/** The same page by the built program, in another environment. */
export function printedPage(
  { snapshot, kind, before }: Recorded,
  env: Readonly<Record<string, string>>,
): string {
  const earlier = before === null ? [] : ['--before', snapshotPath(before)];
  const args = [
    PROGRAM,
    'report',
    snapshotPath(snapshot),
    '--kind',
    kind,
    ...earlier,
    '--output-file',
    '-',
    '--quiet',
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`exit code ${status}: ${stderr}`);
  return stdout;
}
