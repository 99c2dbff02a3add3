import type { ObjectReference } from '../../model/object.ts';
import { inNamespace, kubectl, resourceWord } from '../../rules/command.ts';

/** `revision` `null`: the one before the newest. */
export function undoCommand(deployment: ObjectReference, revision: number | null): string {
  return kubectl(...undoWords(deployment, revision));
}

export function undoWords(deployment: ObjectReference, revision: number | null): readonly string[] {
  return [
    'rollout',
    'undo',
    resourceWord(deployment),
    ...(revision === null ? [] : [`--to-revision=${revision}`]),
    ...inNamespace(deployment),
  ];
}
