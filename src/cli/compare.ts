import { jsonText } from '../report/json-text.ts';
import { isAtLeast, type Severity } from '../rules/severity.ts';
import { UserError } from '../user-error.ts';
import { comparisonOf } from './comparison-of.ts';
import { comparisonText } from './comparison-text.ts';
import { allRules, findConfiguration } from './configuration.ts';
import { exitCode } from './exit-code.ts';
import type { LoadOptions } from './load.ts';
import { loadPortrait } from './load-portrait.ts';
import { writeStandardOutput } from './output.ts';

interface CompareCommandOptions extends Omit<LoadOptions, 'capturedAt'> {
  readonly output: 'table' | 'json';
  readonly failOn?: Severity | undefined;
  readonly anyCluster: boolean;
}

/** `kube-dossier compare`: what changed from one snapshot to the next on standard output. */
export async function compare(
  beforePath: string,
  afterPath: string,
  options: CompareCommandOptions,
): Promise<number> {
  if (beforePath === '-' && afterPath === '-')
    throw new UserError('standard input can be read once; name a file or directory for one of the two');
  const configuration = await findConfiguration(options.config);
  const before = await loadPortrait(beforePath, options);
  const after = await loadPortrait(afterPath, options);
  const comparison = comparisonOf(
    { path: beforePath, portrait: before },
    { path: afterPath, portrait: after },
    options.anyCluster,
    allRules(configuration),
  );
  const { failOn } = options;
  const gated = comparison.findings.filter(
    ({ state, finding }) => state === 'new' && failOn !== undefined && isAtLeast(finding.severity, failOn),
  );
  await writeStandardOutput(
    options.output === 'json' ? jsonText(comparison) : comparisonText(before.audit, after.audit, comparison),
  );
  return exitCode({
    crashed: [before, after].some(({ audit }) => audit.rules.some(({ outcome }) => outcome === 'crashed')),
    gated: gated.length > 0,
  });
}
