import { auditOf } from '../analysis/audit-of.ts';
import { type Portrait, portraitOf } from '../analysis/comparison/portrait.ts';
import { RULES } from '../rules/catalogue.ts';
import { VERSION } from '../version.ts';
import { findConfiguration } from './configuration.ts';
import { type LoadOptions, load } from './load.ts';

/** One of two snapshots, reduced to what a comparison asks: its cluster is let go before the next one is read. */
export async function loadPortrait(path: string, options: LoadOptions): Promise<Portrait> {
  const configuration = await findConfiguration(options.config);
  const { cluster, ledger } = await load(path, options);
  const audit = auditOf({ cluster, ledger, rules: RULES, configuration, version: VERSION });
  return portraitOf({ cluster, audit });
}
