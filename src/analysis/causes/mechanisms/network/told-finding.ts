import type { Finding } from '../../../../rules/finding.ts';
import type { Confidence } from '../../cause.ts';
import type { Mechanism } from '../../mechanism.ts';

/** A mechanism that fields of two objects, or a message of a controller, tell by themselves. */
export interface ToldFinding extends Pick<Mechanism, 'id' | 'title' | 'reasoning' | 'fix' | 'explains'> {
  /** `null` where the finding is of another kind. */
  readonly sure: (finding: Finding) => Confidence | null;
  /** What to run while it is not certain. */
  readonly toConfirm: string;
}

/** Its summary is the message of the finding, and its root the subject. */
export function toldFinding({ sure, toConfirm, ...card }: ToldFinding): Mechanism {
  return {
    ...card,
    diagnose(finding) {
      const confidence = sure(finding);
      if (confidence === null) return null;
      return {
        root: finding.subject,
        confidence,
        summary: finding.message,
        evidence: finding.evidence,
        toConfirm: confidence === 'confirmed' ? null : toConfirm,
      };
    },
  };
}
