import type { Mechanism } from '../mechanism.ts';
import { apiAccessDenied } from './crashes/api-access-denied.ts';
import { certificateRejected } from './crashes/certificate-rejected.ts';
import { commandUnusable } from './crashes/command-unusable.ts';
import { configurationUnusable } from './crashes/configuration-unusable.ts';
import { databaseRightsMissing } from './crashes/database-rights-missing.ts';
import { databaseSchemaAbsent } from './crashes/database-schema-absent.ts';
import { dependencyUnreachable } from './crashes/dependency-unreachable.ts';
import { diskFull } from './crashes/disk-full.ts';
import { fileAbsent } from './crashes/file-absent.ts';
import { fileAccessDenied } from './crashes/file-access-denied.ts';
import { heapFull } from './crashes/heap-full.ts';
import { hostNameUnresolved } from './crashes/host-name-unresolved.ts';
import { killedFromOutside } from './crashes/killed-from-outside.ts';
import { leaseNotRenewed } from './crashes/lease-not-renewed.ts';
import { loginRefused } from './crashes/login-refused.ts';
import { lowPortDenied } from './crashes/low-port-denied.ts';
import { memoryAccessFault } from './crashes/memory-access-fault.ts';
import { memoryNotLimited } from './crashes/memory-not-limited.ts';
import { nativeFault } from './crashes/native-fault.ts';
import { openFilesExhausted } from './crashes/open-files-exhausted.ts';
import { optionUnknown } from './crashes/option-unknown.ts';
import { portTaken } from './crashes/port-taken.ts';
import { postStartHookFailing } from './crashes/post-start-hook-failing.ts';
import { preStopHookFailing } from './crashes/pre-stop-hook-failing.ts';
import { processorUnmatched } from './crashes/processor-unmatched.ts';
import { programCompletes } from './crashes/program-completes.ts';
import { programError } from './crashes/program-error.ts';
import { programIncomplete } from './crashes/program-incomplete.ts';
import { programNotInImage } from './crashes/program-not-in-image.ts';
import { programNotReady } from './crashes/program-not-ready.ts';
import { sourceFileBroken } from './crashes/source-file-broken.ts';
import { variableUnset } from './crashes/variable-unset.ts';

/**
 * What programs say of their own end, and what their exit codes say where they are silent. Asked last: whatever tells
 * more than the log of the victim comes before.
 */
export const CRASHES: readonly Mechanism[] = [
  postStartHookFailing,
  preStopHookFailing,
  memoryNotLimited,
  programIncomplete,
  sourceFileBroken,
  programNotInImage,
  processorUnmatched,
  optionUnknown,
  variableUnset,
  configurationUnusable,
  portTaken,
  lowPortDenied,
  heapFull,
  memoryAccessFault,
  leaseNotRenewed,
  apiAccessDenied,
  loginRefused,
  databaseRightsMissing,
  databaseSchemaAbsent,
  certificateRejected,
  hostNameUnresolved,
  dependencyUnreachable,
  diskFull,
  openFilesExhausted,
  fileAccessDenied,
  fileAbsent,
  programError,
  nativeFault,
  commandUnusable,
  killedFromOutside,
  programCompletes,
  programNotReady,
];
