import type { Finding } from '../../rules/finding.ts';
import type { Diagnosis, Mechanism, Scene } from './mechanism.ts';
import { NOT_STARTED, type StartFailure, startFailure } from './start-failure.ts';

/** A failed start that kubelet or runtime explain in their own words. */
export interface ToldStartFailure extends Omit<Mechanism, 'explains' | 'diagnose' | 'silent'> {
  readonly pattern: RegExp;
  /** The clause that says what is wrong; `null` where the text means something else here. */
  read(
    match: RegExpExecArray,
    failure: StartFailure,
    finding: Finding,
    scene: Scene,
  ): (Pick<Diagnosis, 'summary'> & Partial<Diagnosis>) | null;
}

/** The mechanism of such a failure; the workload is the root unless it says otherwise. */
export function toldStartFailure({ pattern, read, ...card }: ToldStartFailure): Mechanism {
  return {
    ...card,
    explains: NOT_STARTED,
    diagnose(finding, scene) {
      const failure = startFailure(finding, scene);
      const match = failure === null ? null : pattern.exec(failure.text);
      if (failure === null || match === null) return null;
      const found = read(match, failure, finding, scene);
      if (found === null) return null;
      return {
        root: finding.subject,
        confidence: 'confirmed',
        toConfirm: null,
        ...found,
        summary: found.summary,
        evidence: [...(found.evidence ?? []), ...failure.evidence],
      };
    },
  };
}
