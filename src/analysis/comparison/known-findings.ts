import type { Finding } from '../../rules/finding.ts';
import type { Audit } from '../audit.ts';

/** A finding of an audit, by itself or as a part of another. */
export interface Known {
  readonly finding: Finding;
  /** The finding that it is folded into. */
  readonly covering: Finding | null;
}

/** By fingerprint, worst first; what stands by itself goes before what is covered. */
export function knownFindings({ findings }: Pick<Audit, 'findings'>): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>(
    findings.map((finding) => [finding.fingerprint, { finding, covering: null }]),
  );
  for (const covering of findings)
    for (const finding of covering.covered)
      if (!known.has(finding.fingerprint)) known.set(finding.fingerprint, { finding, covering });
  return known;
}
