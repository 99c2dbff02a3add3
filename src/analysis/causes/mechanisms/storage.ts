import type { Mechanism } from '../mechanism.ts';
import { accessModeUnmatched } from './storage/access-mode-unmatched.ts';
import { claimAbsent } from './storage/claim-absent.ts';
import { claimSelectorUnmatched } from './storage/claim-selector-unmatched.ts';
import { csiDriverAbsent } from './storage/csi-driver-absent.ts';
import { defaultStorageClassAbsent } from './storage/default-storage-class-absent.ts';
import { provisionerFailing } from './storage/provisioner-failing.ts';
import { provisionerSilent } from './storage/provisioner-silent.ts';
import { storageClassAbsent } from './storage/storage-class-absent.ts';
import { storageClassUnmatched } from './storage/storage-class-unmatched.ts';
import { volumeAbsent } from './storage/volume-absent.ts';
import { volumeAttachFailing } from './storage/volume-attach-failing.ts';
import { volumeAttachedElsewhere } from './storage/volume-attached-elsewhere.ts';
import { volumeBoundElsewhere } from './storage/volume-bound-elsewhere.ts';
import { volumeModeUnmatched } from './storage/volume-mode-unmatched.ts';
import { volumeMountFailing } from './storage/volume-mount-failing.ts';
import { volumeTooSmall } from './storage/volume-too-small.ts';

/**
 * Claims and volumes, in the order in which they come before a container: a claim that is there, its class, a volume
 * that fits or is made, attached, mounted.
 */
export const STORAGE: readonly Mechanism[] = [
  claimAbsent,
  storageClassAbsent,
  volumeBoundElsewhere,
  claimSelectorUnmatched,
  storageClassUnmatched,
  accessModeUnmatched,
  volumeModeUnmatched,
  volumeTooSmall,
  defaultStorageClassAbsent,
  volumeAbsent,
  provisionerFailing,
  provisionerSilent,
  csiDriverAbsent,
  volumeAttachedElsewhere,
  volumeAttachFailing,
  volumeMountFailing,
];
