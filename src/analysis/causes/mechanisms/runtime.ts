import type { Mechanism } from '../mechanism.ts';
import { containerPortsCollide } from './runtime/container-ports-collide.ts';
import { databaseConnectionsExhausted } from './runtime/database-connections-exhausted.ts';
import { databaseLoginRefused } from './runtime/database-login-refused.ts';
import { databasePortWrong } from './runtime/database-port-wrong.ts';
import { databaseReadOnly } from './runtime/database-read-only.ts';
import { livenessProbeTooEager } from './runtime/liveness-probe-too-eager.ts';
import { livenessProbeWrongPath } from './runtime/liveness-probe-wrong-path.ts';
import { livenessProbeWrongPort } from './runtime/liveness-probe-wrong-port.ts';
import { livenessProbeWrongProtocol } from './runtime/liveness-probe-wrong-protocol.ts';
import { memoryLimitTooLow } from './runtime/memory-limit-too-low.ts';
import { readinessProbeWrongPath } from './runtime/readiness-probe-wrong-path.ts';
import { readinessProbeWrongPort } from './runtime/readiness-probe-wrong-port.ts';
import { readinessProbeWrongProtocol } from './runtime/readiness-probe-wrong-protocol.ts';
import { startupProbeMisdirected } from './runtime/startup-probe-misdirected.ts';
import { startupProbeTooShort } from './runtime/startup-probe-too-short.ts';
import { volumeNotWritable } from './runtime/volume-not-writable.ts';

/** Containers that start and do not go on. The more particular comes first. */
export const RUNTIME: readonly Mechanism[] = [
  memoryLimitTooLow,
  containerPortsCollide,
  databaseConnectionsExhausted,
  databaseReadOnly,
  databaseLoginRefused,
  databasePortWrong,
  volumeNotWritable,
  livenessProbeWrongPort,
  livenessProbeWrongProtocol,
  livenessProbeWrongPath,
  livenessProbeTooEager,
  startupProbeMisdirected,
  startupProbeTooShort,
  readinessProbeWrongPort,
  readinessProbeWrongProtocol,
  readinessProbeWrongPath,
];
