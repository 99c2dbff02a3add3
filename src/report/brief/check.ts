import type { Audit } from '../../analysis/audit.ts';
import { closest } from '../../closest.ts';
import type { CaptureState } from '../../model/captured.ts';
import type { SourceName } from '../../model/kinds.ts';
import type { LedgerSource } from '../../model/ledger.ts';
import { UserError } from '../../user-error.ts';
import type { ParsedBrief } from './parse.ts';
import { type Named, namedIn, type Referring } from './references.ts';

/**
 * Throws a `UserError` at the first name that the snapshot shows not to exist; with an earlier one, neither of them.
 * `asked`: the only namespaces that were read; `null`: all. Nothing is said of the others.
 */
export function checkBrief(
  { brief, position, within }: ParsedBrief,
  audit: Audit,
  asked: readonly string[] | null = null,
  before: Audit | null = null,
): void {
  const audits = before === null ? [audit] : [audit, before];
  const known = new Map<Referring, ReadonlySet<string>>();
  const knownOf = (referring: Referring) => {
    const found = known.get(referring) ?? new Set(audits.flatMap((each) => referring.names(each)));
    known.set(referring, found);
    return found;
  };
  for (const named of namedIn(brief)) {
    const { referring, name, path, isKey } = named;
    if (knownOf(referring).has(name) || !audits.every((each) => wouldShow(each, named, asked))) continue;
    const meant = closest(name, [...knownOf(referring)]);
    const place = isKey ? position(path) : within(path, 0);
    throw new UserError(
      `${place}: ${placeName(path, isKey)}: the snapshot has no ${referring.what} ${name}${meant === null ? '' : `; did you mean ${meant}?`}`,
    );
  }
}

/** `workloads`, `critical`, `rootCauses.0.about` */
function placeName(path: readonly PropertyKey[], isKey: boolean): string {
  const last = path.at(-1);
  return (isKey || typeof last === 'number' ? path.slice(0, -1) : path).map(String).join('.');
}

/** Everything that the name could be of was captured whole where it would lie. */
function wouldShow(audit: Audit, { referring, name }: Named, asked: readonly string[] | null): boolean {
  const namespace = referring.namespace(name);
  if (asked !== null && namespace !== null && !asked.includes(namespace)) return false;
  return referring
    .sources(name)
    .every((source) =>
      isWhole(audit, source, source === 'namespaces' || source === 'nodes' ? null : namespace),
    );
}

/** Where the namespace itself is shown not to exist, nothing in it does. */
function isWhole(audit: Audit, source: SourceName, namespace: string | null): boolean {
  const row = rowOf(audit, source);
  if (namespace === null) return row !== undefined && isComplete(row.state);
  const there = row?.namespaces.find((each) => each.namespace === namespace);
  if (there !== undefined) return isComplete(there.state);
  return isWhole(audit, 'namespaces', null) && !audit.scope.namespaces.includes(namespace);
}

function rowOf({ ledger }: Audit, source: SourceName): LedgerSource | undefined {
  return ledger.sources.find((each) => each.source === source);
}

function isComplete(state: CaptureState): boolean {
  return state === 'captured' || state === 'empty';
}
