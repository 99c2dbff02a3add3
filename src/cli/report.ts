import { join } from 'node:path';
import { EMPTY_BRIEF } from '../report/brief/empty-brief.ts';
import { type Format, fileNameOf, type ReportKind } from '../report/formats.ts';
import { writePage } from '../report/write-page.ts';
import type { Severity } from '../rules/severity.ts';
import { UserError } from '../user-error.ts';
import { readBaseline } from './baseline.ts';
import { findBrief } from './brief.ts';
import { exitCode } from './exit-code.ts';
import { gatedFindings } from './gate.ts';
import { type LoadOptions, loadAudit } from './load.ts';
import { writeOutput } from './output.ts';
import { verdictLines } from './verdict-lines.ts';
import { writerOf } from './writer.ts';

interface ReportOptions extends LoadOptions {
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
  const kind = kindOf(options);
  const baseline = options.baseline === undefined ? null : await readBaseline(options.baseline);
  const audit = await loadAudit(snapshot, options);
  const brief =
    (await findBrief(snapshot, options.brief ?? null, audit, options.namespace ?? null)) ?? EMPTY_BRIEF;
  const page = writePage(await writerOf(options.output), {
    audit,
    brief,
    kind,
    minSeverity: options.minSeverity ?? null,
  });
  const path =
    options.outputFile ?? join(options.outputDir, audit.ledger.snapshot, fileNameOf(kind, options.output));
  await writeOutput(path, page);

  const gated = gatedFindings(audit, options.failOn ?? null, baseline);
  if (!options.quiet) {
    const written = path === '-' ? [] : [`wrote ${path}`];
    process.stderr.write([...written, ...verdictLines(audit, gated)].map((line) => `${line}\n`).join(''));
  }
  return exitCode({
    crashed: audit.rules.some((rule) => rule.outcome === 'crashed'),
    gated: gated.length > 0,
  });
}

function kindOf({ kind, output }: ReportOptions): ReportKind {
  if (kind !== undefined && output !== 'md' && output !== 'html')
    throw new UserError(
      `--kind chooses a page, and -o ${output} is the whole audit; leave out --kind, or ask for -o md or html`,
    );
  return kind ?? 'infrastructure';
}
