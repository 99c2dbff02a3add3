import type { Question } from './checks/check.ts';
import type { FuzzCase } from './fuzz-case.ts';

/** What is known of a case that lies here. */
export function question(path: string, { files, container }: FuzzCase): Question {
  const all = [...files];
  return {
    path,
    cut:
      container === 'directory' ? all.filter(([, { state }]) => state === 'cut').map(([name]) => name) : [],
    canaries: all.flatMap(([, { canaries }]) => canaries),
  };
}
