import type { Severity } from '../rules/severity.ts';
import { readBaseline } from './baseline.ts';
import { causeTable } from './cause-table.ts';
import { exitCode } from './exit-code.ts';
import { gatedFindings, gatedTable } from './gate.ts';
import { type LoadOptions, loadAudit } from './load.ts';
import { writeStandardOutput } from './output.ts';
import { verdictLines } from './verdict-lines.ts';

interface CheckOptions extends LoadOptions {
  readonly failOn?: Severity | undefined;
  readonly baseline?: string | undefined;
}

/** `kube-dossier check`: the verdict, the causes and what `--fail-on` counts on standard output. */
export async function check(snapshot: string, options: CheckOptions): Promise<number> {
  const baseline = options.baseline === undefined ? null : await readBaseline(options.baseline);
  const audit = await loadAudit(snapshot, options);
  const gated = gatedFindings(audit, options.failOn ?? null, baseline);
  await writeStandardOutput(
    `${verdictLines(audit, gated).join('\n')}\n${causeTable(audit)}${gatedTable(gated)}`,
  );
  return exitCode({
    crashed: audit.rules.some((rule) => rule.outcome === 'crashed'),
    gated: gated.length > 0,
  });
}
