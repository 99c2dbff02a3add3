import { snapshotFacts } from '../analysis/facts/facts-of.ts';
import type { FactValue, SnapshotFacts } from '../analysis/facts/snapshot-facts.ts';
import { jsonText } from '../report/json-text.ts';
import { EXIT } from './exit-code.ts';
import { type LoadOptions, loadAudit } from './load.ts';
import { writeStandardOutput } from './output.ts';
import { columns } from './terminal.ts';

/** `kube-dossier facts`: every fact of a snapshot, spelt as an expression spells it. */
export async function facts(
  path: string,
  options: LoadOptions & { readonly output: 'table' | 'json' },
): Promise<number> {
  const found = snapshotFacts(await loadAudit(path, options));
  await writeStandardOutput(options.output === 'json' ? jsonText(found) : table(found));
  return EXIT.ok;
}

function table(found: SnapshotFacts): string {
  return columns(['FACT', 'VALUE'], rowsOf(found, ''));
}

function rowsOf(value: FactValue, path: string): readonly (readonly [string, string])[] {
  if (value === null) return [[path, 'not evaluated']];
  if (isList(value)) return [[path, JSON.stringify(value)]];
  if (typeof value !== 'object') return [[path, JSON.stringify(value)]];
  const entries = Object.entries(value);
  return entries.flatMap(([name, inner]) => rowsOf(inner, below(path, name)));
}

function isList(value: FactValue): value is readonly FactValue[] {
  return Array.isArray(value);
}

/** Names of facts are identifiers; names of the cluster's are keys. */
function below(path: string, name: string): string {
  if (path === '') return name;
  return /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}
