import { closest } from '../closest.ts';

/** `no rule is called stuck-rolout; did you mean stuck-rollout?` */
export function unknownRule(id: string, known: readonly string[]): string {
  const meant = closest(id, known);
  return `no rule is called ${id}${meant === null ? '; "kube-dossier rules" lists them' : `; did you mean ${meant}?`}`;
}
