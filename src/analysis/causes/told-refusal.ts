import type { Finding } from '../../rules/finding.ts';
import type { Diagnosis, Mechanism, Scene } from './mechanism.ts';
import { NOT_MADE, type Refusal, refusal } from './refusal.ts';

/** A refusal that says in its own words what is wrong. */
export interface ToldRefusal extends Omit<Mechanism, 'explains' | 'diagnose' | 'silent'> {
  readonly pattern: RegExp;
  /** What to change where that is not the workload, and the clause that says what is wrong. */
  read(
    match: RegExpExecArray,
    finding: Finding,
    scene: Scene,
    said: Refusal,
  ): (Pick<Diagnosis, 'summary'> & Partial<Diagnosis>) | null;
}

/** The mechanism of such a refusal: as sure as the latest answer of the API server while pods are missing. */
export function toldRefusal({ pattern, read, ...card }: ToldRefusal): Mechanism {
  return {
    ...card,
    explains: NOT_MADE,
    diagnose(finding, scene) {
      const said = refusal(finding, scene);
      const match = said === null ? null : pattern.exec(said.text);
      if (said === null || match === null) return null;
      const found = read(match, finding, scene, said);
      if (found === null) return null;
      return {
        root: finding.subject,
        confidence: 'confirmed',
        toConfirm: null,
        ...found,
        summary: found.summary,
        evidence: [...(found.evidence ?? []), ...said.evidence],
      };
    },
  };
}
