import type { ObjectReference } from '../../model/object.ts';
import { inNamespace, kubectl, resourceWord } from '../../rules/command.ts';
import type { ReplicaSetRow, ReplicaSetsOfRow } from '../inventory/inventory.ts';

/** An older version a Deployment can be taken back to, because its ReplicaSet is still kept. */
export interface RollbackTarget {
  readonly name: string;
  readonly revision: number;
  readonly images: readonly string[];
  /** Its pods serve now. */
  readonly ready: number;
  /** Its images are those of the current version: with a tag that moves, taking it back changes nothing. */
  readonly sameImages: boolean;
  /** kubectl's own choice needs no revision; every other one is named by its number. */
  readonly command: string;
}

/** Newest first; none of a Deployment whose older ReplicaSets are gone, which no undo brings back. */
export function rollbackTargets({
  deployment,
  sets,
}: Pick<ReplicaSetsOfRow, 'deployment' | 'sets'>): readonly RollbackTarget[] {
  const current = sets.find(({ isCurrent }) => isCurrent);
  return sets
    .filter((set): set is ReplicaSetRow & { readonly revision: number } => isOlder(set))
    .map(({ name, revision, images, ready }, index) => ({
      name,
      revision,
      images,
      ready,
      sameImages: current !== undefined && isSameList(images, current.images),
      command: undoCommand(deployment, index === 0 ? null : revision),
    }));
}

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

function isOlder({ isCurrent, revision }: ReplicaSetRow): boolean {
  return !isCurrent && revision !== null;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
