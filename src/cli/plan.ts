import { chmod, stat } from 'node:fs/promises';
import { clusterIdentity } from '../analysis/plan/identity.ts';
import { planOf } from '../analysis/plan/plan-of.ts';
import { planDocument } from '../report/script/plan-document.ts';
import { planScript } from '../report/script/plan-script.ts';
import { planText } from '../report/script/plan-text.ts';
import { VERSION } from '../version.ts';
import { exitCode } from './exit-code.ts';
import { type LoadOptions, loadAudited } from './load.ts';
import { writeOutput, writeStandardOutput } from './output.ts';

interface PlanOptions extends LoadOptions {
  readonly output: 'text' | 'json';
  readonly script?: string | undefined;
  readonly keep?: number | undefined;
}

/** `kube-dossier plan`: the steps on standard output; with `--script FILE` also as a shell script, `-` in place of them. */
export async function plan(snapshot: string, options: PlanOptions): Promise<number> {
  const { cluster, ledger, audit } = await loadAudited(snapshot, options);
  const planned = planOf(cluster, audit, { keep: options.keep ?? null });
  const input = {
    plan: planned,
    snapshot: ledger.snapshot,
    now: cluster.now,
    identity: clusterIdentity(cluster),
    version: VERSION,
  };
  if (options.script !== undefined) await writeScript(options.script, planScript(input));
  if (options.script !== '-')
    await writeStandardOutput(options.output === 'json' ? planDocument(input) : planText(input, audit));
  if (options.script !== undefined && options.script !== '-' && options.quiet !== true)
    process.stderr.write(`wrote ${options.script}; it changes nothing unless it is run with --apply\n`);
  return exitCode({ crashed: audit.rules.some((rule) => rule.outcome === 'crashed'), gated: false });
}

async function writeScript(path: string, script: string): Promise<void> {
  await writeOutput(path, script);
  if (path !== '-' && (await stat(path)).isFile()) await chmod(path, 0o755);
}
