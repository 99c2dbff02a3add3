import { isDeepStrictEqual } from 'node:util';
import type { Audit } from '../../../src/analysis/audit.ts';
import { auditOf } from '../../../src/analysis/audit-of.ts';
import type { Ledger, LedgerProblem } from '../../../src/model/ledger.ts';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import {
  FORMATS,
  type Format,
  KINDS_OF_REPORT,
  type ReportKind,
  SNAPSHOTS_OF,
} from '../../../src/report/formats.ts';
import { pageOf } from '../../../src/report/page-of.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { readSnapshot, type Snapshot, snapshotClusters } from '../../../src/snapshot/read-snapshot.ts';
import { UserError } from '../../../src/user-error.ts';
import { leaks } from '../../canary/outputs.ts';
import type { Failure } from '../failure.ts';
import { badCommands } from './commands.ts';
import { badPage } from './pages.ts';
import { pollution } from './pollution.ts';
import { programOutput } from './program-output.ts';

/** What to read, and what is known of it. */
export interface Question {
  readonly path: string;
  /** Files that miss their end, and nothing else. */
  readonly cut: readonly string[];
  readonly canaries: readonly string[];
  /** Read and rendered once, without HTML, and not as the program: a tenth of the time. */
  readonly quick?: boolean;
}

interface Told {
  readonly audit: Audit | null;
  readonly pages: readonly (readonly [kind: ReportKind, format: Format, page: string])[];
  readonly refusal: string | null;
}

/** Reads, audits, renders everything, twice, and says which promises are broken. */
export async function failuresOf({
  path,
  cut,
  canaries,
  quick = false,
}: Question): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const fail = (promise: string, message: string) => failures.push({ promise, message });
  try {
    const told = await everything(path, quick ? QUICK : FORMATS);
    const { audit, pages } = told;
    for (const { rule, outcome, error } of audit?.rules ?? [])
      if (outcome === 'crashed') fail('rule crashed', `${rule}: ${error}`);
    for (const [kind, format, page] of pages)
      for (const fault of badPage(format, page)) fail(`${kind} ${format}`, fault);
    if (audit !== null) {
      for (const command of badCommands(audit)) fail('command', command);
      for (const fault of unnoticed(audit.ledger, cut)) fail('cut', fault);
    }
    const again = quick ? told : await everything(path, FORMATS);
    if (!isDeepStrictEqual(texts(again), texts(told))) fail('not the same twice', differing(told, again));
    const printed = quick ? { failures: [], text: '' } : await programOutput(path);
    failures.push(...printed.failures);
    for (const canary of leaks([...texts(told), printed.text].join('\n'), canaries)) fail('leaks', canary);
  } catch (error) {
    fail('throws', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  for (const change of pollution()) fail('pollution', change);
  return failures;
}

const QUICK: readonly Format[] = ['md', 'json', 'junit'];

async function everything(path: string, formats: readonly Format[]): Promise<Told> {
  try {
    const { cluster, ledger } = await snapshotAt(path);
    const audit = auditOf({ cluster, ledger, rules: RULES, version: '0.0.0' });
    const pages = KINDS_OF_REPORT.filter((kind) => SNAPSHOTS_OF[kind] !== 'two').flatMap((kind) =>
      formats
        .filter((format) => kind === 'infrastructure' || format === 'md' || format === 'html')
        .map(
          (format) =>
            [kind, format, pageOf({ audit, brief: EMPTY_BRIEF, kind, format, minSeverity: null })] as const,
        ),
    );
    return { audit, pages, refusal: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { audit: null, pages: [], refusal: error.message };
  }
}

/** Of several clusters the first. */
async function snapshotAt(path: string): Promise<Snapshot> {
  const options = { namespaces: null, capturedAt: null };
  try {
    return await readSnapshot(path, options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [cluster, ...others] = await snapshotClusters(path);
    if (cluster === undefined || others.length === 0) throw error;
    return readSnapshot(path, { ...options, cluster });
  }
}

function texts({ pages, refusal }: Told): readonly string[] {
  return refusal === null ? pages.map(([, , page]) => page) : [refusal];
}

function differing(one: Told, other: Told): string {
  const [first, second] = [texts(one).join('\n').split('\n'), texts(other).join('\n').split('\n')];
  const at = first.findIndex((line, index) => line !== second[index]);
  return `${first[at]?.slice(0, 200)} then ${second[at]?.slice(0, 200)}`;
}

/** Files that miss their end, or something else, and are taken for whole. */
function unnoticed({ files, sources }: Ledger, cut: readonly string[]): readonly string[] {
  // Of several documents the one that is lost may have held anything.
  const lost = files
    .filter(
      ({ format, documents, problems }) => format === 'JSON' && documents === 1 && problems.some(isError),
    )
    .flatMap(({ path }) => sources.filter((row) => row.state === 'captured' && row.files.join() === path))
    .map(({ resource, files: [path] }) => `${resource} are captured, and something is lost of ${path}`);
  const missed = files
    .filter(({ path, format }) => cut.includes(path) && DATA.has(format))
    .flatMap(({ path, problems }) => [
      ...(problems.some(({ level }) => level !== 'note') ? [] : [`nothing is said of ${path}`]),
      ...sources
        .filter((row) => row.state === 'captured' && row.files.length === 1 && row.files[0] === path)
        .map(({ resource }) => `${resource} are captured, from ${path}`),
    ]);
  return [...lost, ...missed];
}

const isError = ({ level }: LedgerProblem) => level === 'error';
const DATA: ReadonlySet<string> = new Set(['JSON', 'YAML']);
