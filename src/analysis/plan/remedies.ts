import { deleteFailedPods } from './remedies/delete-failed-pods.ts';
import { forceDeletePods } from './remedies/force-delete-pods.ts';
import { importImage } from './remedies/import-image.ts';
import { limitHistory } from './remedies/limit-history.ts';
import { matchingKubectl } from './remedies/matching-kubectl.ts';
import { mendCause } from './remedies/mend-cause.ts';
import { nextVersion } from './remedies/next-version.ts';
import { pruneReplicaSets } from './remedies/prune-replica-sets.ts';
import { relieveNode } from './remedies/relieve-node.ts';
import { rerunJob } from './remedies/rerun-job.ts';
import { restartNode } from './remedies/restart-node.ts';
import { rollBack } from './remedies/roll-back.ts';
import { scaleUp } from './remedies/scale-up.ts';
import { verify } from './remedies/verify.ts';
import type { Remedy } from './remedy.ts';

/** Every remedy, in the order their steps are to be done. Ids are never reused. */
export const REMEDIES: readonly Remedy[] = [
  restartNode,
  relieveNode,
  rollBack,
  importImage,
  mendCause,
  forceDeletePods,
  scaleUp,
  rerunJob,
  deleteFailedPods,
  pruneReplicaSets,
  limitHistory,
  matchingKubectl,
  nextVersion,
  verify,
];
