import type { Mechanism } from '../mechanism.ts';
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

/** Containers that start and do not go on. The more particular comes first. */
export const RUNTIME: readonly Mechanism[] = [
  memoryLimitTooLow,
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
