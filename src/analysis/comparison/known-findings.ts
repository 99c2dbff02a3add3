import type { Finding } from '../../rules/finding.ts';
import type { Audit } from '../audit.ts';

/** A finding of an audit, by itself or as a part of another. */
export interface Known {
  readonly finding: Finding;
  /** The finding that it is folded into. */
  readonly covering: Finding | null;
  /** It was made, and does not count. */
  readonly accepted: boolean;
}

/** By fingerprint, worst first; what stands by itself goes before what is covered, what counts before what is accepted. */
export function knownFindings({
  findings,
  configuration,
}: Pick<Audit, 'findings' | 'configuration'>): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  const add = (finding: Finding, covering: Finding | null, accepted: boolean) => {
    if (!known.has(finding.fingerprint)) known.set(finding.fingerprint, { finding, covering, accepted });
  };
  const all = [
    { accepted: false, own: findings },
    { accepted: true, own: configuration?.accepted ?? [] },
  ];
  for (const { accepted, own } of all) for (const finding of own) add(finding, null, accepted);
  for (const { accepted, own } of all)
    for (const covering of own) for (const finding of covering.covered) add(finding, covering, accepted);
  return known;
}

/** It does not stand in the list of findings by itself. */
export function isHidden({ covering, accepted }: Known): boolean {
  return covering !== null || accepted;
}
