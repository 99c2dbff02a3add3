import { join } from 'node:path';
import type { Audit } from '../analysis/audit.ts';
import { type Format, fileNameOf, type ReportKind } from '../report/formats.ts';
import { writePage } from '../report/write-page.ts';
import type { Severity } from '../rules/severity.ts';
import { UserError } from '../user-error.ts';
import { readBaseline } from './baseline.ts';
import { type BeforeOptions, checkBefore, loadWithBefore } from './before.ts';
import { findBrief } from './brief.ts';
import { exitCode } from './exit-code.ts';
import { gatedFindings } from './gate.ts';
import { checkPageOptions, type PageOptions, pageStyle, pageTemplate, roomFor } from './page-options.ts';
import { verdictLines } from './verdict-lines.ts';
import { writerOf } from './writer.ts';
import { writtenPage } from './written-page.ts';

interface ReportOptions extends BeforeOptions, PageOptions {
  readonly kind?: ReportKind | undefined;
  readonly brief?: string | undefined;
  readonly output: Format;
  readonly outputFile?: string | undefined;
  readonly outputDir: string;
  readonly failOn?: Severity | undefined;
  readonly minSeverity?: Severity | undefined;
  readonly baseline?: string | undefined;
  readonly quiet: boolean;
}

/** `kube-dossier report`: loads, audits, renders, writes; the exit code says what the gate found. */
export async function report(snapshot: string, options: ReportOptions): Promise<number> {
  const asked = askedKind(options);
  checkBefore(asked ?? 'infrastructure', options.output, options.before ?? null);
  checkPageOptions(options, options.output);
  const style = pageStyle(options);
  const baseline = options.baseline === undefined ? null : await readBaseline(options.baseline);
  // Loaded while the thread that reads a large snapshot is about to start.
  const write = await writerOf(options.output);
  const { audit, before } = await loadWithBefore(snapshot, options);
  const kind = asked ?? kindFor(audit);
  const template = await pageTemplate(options, kind);
  const { brief, judged } = await findBrief({
    snapshot,
    named: options.brief ?? null,
    audit,
    before: before?.audit ?? null,
    asked: options.namespace ?? null,
  });
  const path =
    options.outputFile ?? join(options.outputDir, audit.ledger.snapshot, fileNameOf(kind, options.output));
  const page = writePage(write, {
    audit,
    brief,
    judged,
    before,
    style,
    kind,
    minSeverity: options.minSeverity ?? null,
    template,
    room: roomFor(options, path),
  });
  const files = await writtenPage(page, path, kind);

  const gated = gatedFindings(audit, options.failOn ?? null, baseline);
  if (!options.quiet) {
    const written = files.map((file) => `wrote ${file}`);
    process.stderr.write([...written, ...verdictLines(audit, gated)].map((line) => `${line}\n`).join(''));
  }
  return exitCode({
    crashed: page.contradictions.length > 0 || audit.rules.some((rule) => rule.outcome === 'crashed'),
    gated: gated.length > 0,
  });
}

/** `null`: whatever suits the snapshot. Two snapshots are compared, unless another kind is asked for. */
function askedKind({ kind, output, before }: ReportOptions): ReportKind | null {
  if (kind !== undefined && output !== 'md' && output !== 'html')
    throw new UserError(
      `--kind chooses a page, and -o ${output} is the whole audit; leave out --kind, or ask for -o md or html`,
    );
  return kind ?? (before === undefined ? null : 'completion');
}

function kindFor({ scope }: Audit): ReportKind {
  return scope.kind === 'namespaces' ? 'namespace' : 'infrastructure';
}
