import type { Audit } from '../analysis/audit.ts';
import type { CaptureState } from '../model/captured.ts';
import { kindOf, resourceName, type SourceName } from '../model/kinds.ts';
import type { ObjectReference } from '../model/object.ts';
import { listed } from './format/numbers.ts';

/** What the ledger says of a source as a whole. */
export function sourceState({ ledger }: Pick<Audit, 'ledger'>, source: SourceName): CaptureState {
  return ledger.sources.find((row) => row.source === source)?.state ?? 'not captured';
}

/** Some of it was read: a number printed of it counts something. */
export function isRead(audit: Pick<Audit, 'ledger'>, source: SourceName): boolean {
  const state = sourceState(audit, source);
  return state === 'captured' || state === 'empty' || state === 'partial' || state === 'from text';
}

/** Nothing of it is here, and that it was whole nobody says: of a list that was cut before its first object. */
export function isCutOff({ ledger }: Pick<Audit, 'ledger'>, source: SourceName): boolean {
  return ledger.sources.some((row) => row.source === source && row.state === 'partial' && row.count === 0);
}

/** `events forbidden`, `the capture of nodes failed`, `pods captured in part`, `ingresses not captured` */
export function gapText(audit: Pick<Audit, 'ledger'>, source: SourceName): string {
  const state = sourceState(audit, source);
  if (state === 'failed') return `the capture of ${resourceName(source)} failed`;
  return isRead(audit, source) && state !== 'from text'
    ? `${resourceName(source)} captured in part`
    : `${resourceName(source)} ${state}`;
}

/** `not captured: nodes and 12 more; forbidden: events; captured in part: pods`; '' when no rule misses anything. */
export function gaps(audit: Pick<Audit, 'ledger' | 'coverage'>, most: number): string {
  const missing = audit.coverage.missing.map(({ source }) => source);
  const stateOf = (source: SourceName) => {
    const state = sourceState(audit, source);
    return isRead(audit, source) && state !== 'from text' ? 'partial' : state;
  };
  return GAPS.flatMap(([state, words]) => {
    const names = missing.filter((source) => stateOf(source) === state).map(resourceName);
    const shown =
      names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
    return names.length === 0 ? [] : [`${words}: ${listed(shown)}`];
  }).join('; ');
}

const GAPS: readonly (readonly [CaptureState, string])[] = [
  ['not captured', 'not captured'],
  ['forbidden', 'forbidden'],
  ['failed', 'capture failed'],
  ['redacted', 'redacted'],
  ['partial', 'captured in part'],
  ['from text', 'captured as text only'],
];

/**
 * Whether the workload's own kind was not captured, so that its pods are all there is to go by. Custom kinds are left
 * out: what their objects ask for is not known either way.
 */
export function isKnownByPodsAlone(
  audit: Pick<Audit, 'ledger'>,
  { kind }: Pick<ObjectReference, 'kind'>,
): boolean {
  const source = kindOf(null, kind);
  return source !== null && !isRead(audit, source);
}
