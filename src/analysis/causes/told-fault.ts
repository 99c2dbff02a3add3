import type { Evidence, Finding } from '../../rules/finding.ts';
import type { Diagnosis, Mechanism, Scene } from './mechanism.ts';

/** Where Kubernetes says in its own words what is wrong. */
export interface Told {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** A fault that a pattern recognises in such words. */
export interface ToldFault<T extends Told> extends Omit<Mechanism, 'explains' | 'diagnose' | 'silent'> {
  readonly pattern: RegExp;
  /** The clause that says what is wrong, and what to change where that is not the workload; `null`: something else is meant. */
  read(
    match: RegExpExecArray,
    finding: Finding,
    scene: Scene,
    said: T,
  ): (Pick<Diagnosis, 'summary'> & Partial<Diagnosis>) | null;
}

/** The mechanism of such a fault. It is as sure as the latest word on what is still wrong; the workload is the root unless `read` says otherwise. */
export function toldFault<T extends Told>(
  explains: readonly string[],
  wordOn: (finding: Finding, scene: Scene) => T | null,
  { pattern, read, ...card }: ToldFault<T>,
): Mechanism {
  return {
    ...card,
    explains,
    diagnose(finding, scene) {
      const said = wordOn(finding, scene);
      const match = said === null ? null : pattern.exec(said.text);
      if (said === null || match === null) return null;
      const found = read(match, finding, scene, said);
      if (found === null) return null;
      return {
        root: finding.subject,
        confidence: 'confirmed',
        toConfirm: null,
        ...found,
        evidence: [...(found.evidence ?? []), ...said.evidence],
      };
    },
  };
}
