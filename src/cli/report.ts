import { join } from 'node:path';
import type { Audit } from '../analysis/audit.ts';
import { EMPTY_BRIEF } from '../report/brief/empty-brief.ts';
import { type Format, fileNameOf, type ReportKind } from '../report/formats.ts';
import { cleanText } from '../report/markdown/clean-text.ts';
import { writePage } from '../report/write-page.ts';
import type { Severity } from '../rules/severity.ts';
import { UserError } from '../user-error.ts';
import { readBaseline } from './baseline.ts';
import { type BeforeOptions, checkBefore, loadWithBefore } from './before.ts';
import { findBrief } from './brief.ts';
import { exitCode } from './exit-code.ts';
import { gatedFindings } from './gate.ts';
import { writeOutput } from './output.ts';
import {
  appendixPath,
  checkPageOptions,
  type PageOptions,
  pageStyle,
  pageTemplate,
  roomFor,
} from './page-options.ts';
import { verdictLines } from './verdict-lines.ts';
import { writerOf } from './writer.ts';

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
  const { audit, before } = await loadWithBefore(snapshot, options);
  const kind = asked ?? kindFor(audit);
  const template = await pageTemplate(options, kind);
  const brief =
    (await findBrief(snapshot, options.brief ?? null, audit, options.namespace ?? null)) ?? EMPTY_BRIEF;
  const path =
    options.outputFile ?? join(options.outputDir, audit.ledger.snapshot, fileNameOf(kind, options.output));
  const page = writePage(await writerOf(options.output), {
    audit,
    brief,
    before,
    style,
    kind,
    minSeverity: options.minSeverity ?? null,
    template,
    room: roomFor(options, path),
  });
  await writeOutput(path, page.text);
  if (page.appendix !== null) await writeOutput(appendixPath(path), page.appendix);
  for (const contradiction of page.contradictions)
    process.stderr.write(
      `error: the ${kind} page contradicts itself, which is our fault: ${cleanText(contradiction)}\n`,
    );

  const gated = gatedFindings(audit, options.failOn ?? null, baseline);
  if (!options.quiet) {
    const files = page.appendix === null ? [path] : [path, appendixPath(path)];
    const written = path === '-' ? [] : files.map((file) => `wrote ${file}`);
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
