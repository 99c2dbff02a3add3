import type { SourceName } from '../../model/kinds.ts';
import type { Audit } from '../audit.ts';
import type { FactValue } from './snapshot-facts.ts';

/** What the ledger says of how much was captured, as facts need it. */
export interface Wholeness {
  /** All of it is there, be it as text: what is not there does not exist, and counts are true. */
  readonly whole: (...sources: readonly SourceName[]) => boolean;
  /** The same of one namespace. */
  readonly wholeIn: (source: SourceName, namespace: string | null) => boolean;
  /** All of it is there with all its fields. */
  readonly detailed: (...sources: readonly SourceName[]) => boolean;
}

export function wholeness({ ledger }: Pick<Audit, 'ledger'>): Wholeness {
  const rows = new Map(ledger.sources.map((row) => [row.source, row]));
  const isDetailed = (source: SourceName) => DETAILED.has(rows.get(source)?.state ?? '');
  const isWhole = (source: SourceName) => isDetailed(source) || rows.get(source)?.state === 'from text';
  return {
    whole: (...sources) => sources.every(isWhole),
    wholeIn: (source, namespace) =>
      isWhole(source) ||
      (rows
        .get(source)
        ?.namespaces.some((each) => each.namespace === namespace && DETAILED.has(each.state)) ??
        false),
    detailed: (...sources) => sources.every(isDetailed),
  };
}

const DETAILED: ReadonlySet<string> = new Set(['captured', 'empty']);

/** The value where it can be told; else nothing is said. */
export function when<T extends FactValue>(isKnown: boolean, value: () => T): T | null {
  return isKnown ? value() : null;
}
